import { agentIdSchema } from '@aybiza/foundation/ids';
import { z } from 'zod';

export const requireApprovalInput = z.strictObject({ agentId: agentIdSchema, isNeeded: z.boolean() });
export const requireApprovalOutput = z.object({ isNeeded: z.boolean() });
