import { commentIdSchema } from '@aybiza/foundation/ids';
import { z } from 'zod';

export const deleteCommentInput = z.strictObject({ commentId: commentIdSchema });
export const deleteCommentOutput = z.object({ deleted: z.literal(true) });
