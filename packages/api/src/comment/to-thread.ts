import type { Comment, CommentThread } from '@aybiza/db/comments';
import type { Thread } from './comment.schema.ts';

interface Reader {
  readonly readerId: string;
  /** The members' names, by user id. */
  readonly nameOf: ReadonlyMap<string, string>;
}

/** A thread as one reader sees it. */
export function toThread(thread: CommentThread, { readerId, nameOf }: Reader): Thread {
  const { id, nodeId, comments, readAt, resolvedAt, resolvedBy } = thread;
  const unread = comments.filter(
    (comment) =>
      comment.author?.userId !== readerId &&
      comment.deletedAt === null &&
      (readAt === null || saidAt(comment) > readAt),
  );
  return {
    id,
    nodeId,
    resolved: resolvedAt === null ? null : { at: resolvedAt, by: nameOf.get(resolvedBy ?? '') ?? null },
    comments: comments.map(({ deletedAt, ...comment }) => ({ ...comment, isDeleted: deletedAt !== null })),
    isUnread: unread.length > 0,
    mentionsReader: unread.some(({ mentions }) => mentions.includes(readerId)),
  };
}

/** When it was last written: a comment that was edited is to be read again. */
function saidAt({ createdAt, editedAt }: Comment): number {
  return Math.max(createdAt, editedAt ?? 0);
}
