import type { Tx } from '@aybiza/db/client';
import { findComment, lockThread } from '@aybiza/db/comments';
import type { CommentId, CommentThreadId, FlowId } from '@aybiza/foundation/ids';
import { apiError, notFound } from '../api-error.ts';

/**
 * The place of a comment that this person wrote. Nobody adds to its thread until the transaction ends.
 * @throws AppError `NOT_FOUND`, or `FORBIDDEN` for what somebody else wrote
 */
export async function getOwnComment(
  tx: Tx,
  { id, userId }: { id: CommentId; userId: string },
): Promise<{ threadId: CommentThreadId; flowId: FlowId }> {
  const comment = await findComment(tx, id);
  const thread = comment === undefined ? undefined : await lockThread(tx, comment.threadId);
  if (comment === undefined || thread === undefined) throw notFound('comment');
  if (comment.authorId !== userId) throw apiError('FORBIDDEN', 'Only whoever wrote a comment can change or delete it.');
  return { threadId: comment.threadId, flowId: thread.flowId };
}
