import { commentThreadIdSchema } from '@aybiza/foundation/ids';
import { z } from 'zod';

export const resolveThreadInput = z.strictObject({ threadId: commentThreadIdSchema });
export const resolveThreadOutput = z.object({ isResolved: z.boolean() });
