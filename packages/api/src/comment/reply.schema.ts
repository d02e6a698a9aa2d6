import { commentIdSchema, commentThreadIdSchema } from '@aybiza/foundation/ids';
import { z } from 'zod';
import { writtenFields } from './comment.schema.ts';

export const replyInput = z.strictObject({ threadId: commentThreadIdSchema, ...writtenFields });
export const replyOutput = z.object({ commentId: commentIdSchema });
