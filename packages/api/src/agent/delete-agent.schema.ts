import { agentIdSchema } from '@aybiza/foundation/ids';
import { z } from 'zod';

export const deleteAgentInput = z.strictObject({ agentId: agentIdSchema });
export const deleteAgentOutput = z.object({ deleted: z.literal(true) });
