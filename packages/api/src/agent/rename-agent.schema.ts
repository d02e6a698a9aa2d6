import { agentIdSchema } from '@aybiza/foundation/ids';
import { z } from 'zod';
import { agentNameSchema } from './create-agent.schema.ts';

export const renameAgentInput = z.strictObject({ agentId: agentIdSchema, name: agentNameSchema });
export const renameAgentOutput = z.object({ name: z.string() });
