import { commentIdSchema } from '@aybiza/foundation/ids';
import { z } from 'zod';
import { writtenFields } from './comment.schema.ts';

export const editCommentInput = z.strictObject({ commentId: commentIdSchema, ...writtenFields });
export const editCommentOutput = z.object({ saved: z.literal(true) });
