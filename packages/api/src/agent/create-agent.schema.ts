import { TEMPLATE_IDS } from '@aybiza/flow';
import { agentIdSchema } from '@aybiza/foundation/ids';
import { z } from 'zod';
import { plainText } from '../plain-text.ts';

export const agentNameSchema = plainText(80).trim().min(1);
export const createAgentInput = z.strictObject({
  name: agentNameSchema,
  template: z.enum(['empty', ...TEMPLATE_IDS]).default('empty'),
});
export const createAgentOutput = z.object({ agentId: agentIdSchema });
