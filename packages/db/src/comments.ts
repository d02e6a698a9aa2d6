import {
  type CommentId,
  type CommentThreadId,
  commentIdSchema,
  commentThreadIdSchema,
  type FlowId,
  flowIdSchema,
} from '@aybiza/foundation/ids';
import { newId } from '@aybiza/foundation/new-id';
import { z } from 'zod';
import { momentColumn, parseStored } from './columns.ts';
import { clientOf, type Tx } from './transaction.ts';

const commentSchema = z
  .object({
    id: commentIdSchema,
    authorId: z.string().nullable(),
    author: z.object({ name: z.string() }).nullable(),
    text: z.string(),
    mentions: z.array(z.string()),
    createdAt: momentColumn,
    editedAt: momentColumn.nullable(),
    deletedAt: momentColumn.nullable(),
  })
  .transform(({ authorId, author, ...comment }) => ({
    ...comment,
    author: authorId === null || author === null ? null : { userId: authorId, name: author.name },
  }));
/** What somebody said; without an author once their account is gone, and without a text once it was deleted. */
export type Comment = z.output<typeof commentSchema>;

const threadSchema = z
  .object({
    id: commentThreadIdSchema,
    nodeId: z.string(),
    createdAt: momentColumn,
    resolvedAt: momentColumn.nullable(),
    resolvedBy: z.string().nullable(),
    comments: z.array(commentSchema),
    reads: z.array(z.object({ readAt: momentColumn })),
  })
  .transform(({ reads: [read], ...thread }) => ({ ...thread, readAt: read?.readAt ?? null }));
/** What was said about one step, oldest first, and how far the reader has read it: to the comment of that moment. */
export type CommentThread = z.output<typeof threadSchema>;

/** The open threads of a flow, and as many of the resolved ones as are wanted; the newest first. */
export async function listThreads(
  tx: Tx,
  { flowId, readerId, resolved }: { flowId: FlowId; readerId: string; resolved: number },
): Promise<CommentThread[]> {
  const find = (which: { resolvedAt: null | { not: null } }, take: number | undefined) =>
    clientOf(tx).commentThread.findMany({
      where: { workspaceId: tx.workspaceId, flowId, ...which },
      include: {
        comments: { include: { author: { select: { name: true } } }, orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] },
        reads: { where: { userId: readerId }, select: { readAt: true } },
      },
      orderBy: { createdAt: 'desc' },
      ...(take === undefined ? {} : { take }),
    });
  const rows = [
    ...(await find({ resolvedAt: null }, undefined)),
    ...(await find({ resolvedAt: { not: null } }, resolved)),
  ];
  return parseStored(z.array(threadSchema), rows);
}

export async function countOpenThreads(tx: Tx, flowId: FlowId): Promise<number> {
  return clientOf(tx).commentThread.count({ where: { workspaceId: tx.workspaceId, flowId, resolvedAt: null } });
}

/** A thread without a comment yet; the first is added in the same transaction. */
export async function startThread(tx: Tx, thread: { flowId: FlowId; nodeId: string }): Promise<CommentThreadId> {
  const id = newId('commentThread');
  await clientOf(tx).commentThread.create({ data: { id, workspaceId: tx.workspaceId, ...thread } });
  return id;
}

/** A thread to which nobody else adds until the transaction ends, with how many comments it has, deleted ones included. */
export async function lockThread(
  tx: Tx,
  id: CommentThreadId,
): Promise<{ flowId: FlowId; comments: number } | undefined> {
  const client = clientOf(tx);
  const { workspaceId } = tx;
  const rows = await client.$queryRaw`
    SELECT flow_id AS "flowId" FROM comment_thread WHERE workspace_id = ${workspaceId} AND id = ${id} FOR UPDATE`;
  const [row] = parseStored(z.array(z.object({ flowId: flowIdSchema })), rows);
  if (row === undefined) return undefined;
  return { ...row, comments: await client.comment.count({ where: { workspaceId, threadId: id } }) };
}

export interface NewComment {
  threadId: CommentThreadId;
  /** Null when it is no person of ours. */
  authorId: string | null;
  text: string;
  /** Members, by user id. */
  mentions: readonly string[];
}

export async function addComment(
  tx: Tx,
  { mentions, ...comment }: NewComment,
): Promise<{ id: CommentId; createdAt: number }> {
  const data = { ...comment, mentions: [...mentions], id: newId('comment'), workspaceId: tx.workspaceId };
  const row = await clientOf(tx).comment.create({ data, select: { id: true, createdAt: true } });
  return parseStored(z.object({ id: commentIdSchema, createdAt: momentColumn }), row);
}

const placeSchema = z.object({ threadId: commentThreadIdSchema, authorId: z.string().nullable() });

/** Whose comment it is, and in which thread; undefined when there is none, or none any more. */
export async function findComment(tx: Tx, id: CommentId): Promise<z.output<typeof placeSchema> | undefined> {
  const where = { workspaceId: tx.workspaceId, id, deletedAt: null };
  const row = await clientOf(tx).comment.findFirst({ where, select: { threadId: true, authorId: true } });
  return row === null ? undefined : parseStored(placeSchema, row);
}

/** Puts another text in its place. Whoever it names has not read that one yet. */
export async function editComment(
  tx: Tx,
  { id, text, mentions }: { id: CommentId; text: string; mentions: readonly string[] },
): Promise<void> {
  const where = { workspaceId: tx.workspaceId, id };
  await clientOf(tx).comment.updateMany({ where, data: { text, mentions: [...mentions], editedAt: new Date() } });
}

/** Takes the text of a comment away; its place in the thread stays. With the last one the thread goes. Lock the thread first. */
export async function deleteComment(
  tx: Tx,
  { id, threadId }: { id: CommentId; threadId: CommentThreadId },
): Promise<void> {
  const { comment, commentThread } = clientOf(tx);
  const { workspaceId } = tx;
  await comment.updateMany({ where: { workspaceId, id }, data: { text: '', mentions: [], deletedAt: new Date() } });
  const left = await comment.count({ where: { workspaceId, threadId, deletedAt: null } });
  if (left === 0) await commentThread.deleteMany({ where: { workspaceId, id: threadId } });
}

/** Settles a thread, or opens it again (`by` null). Gives the flow it is about; undefined when there is no such thread. */
export async function resolveThread(
  tx: Tx,
  { id, by }: { id: CommentThreadId; by: string | null },
): Promise<{ flowId: FlowId } | undefined> {
  const thread = await lockThread(tx, id);
  if (thread === undefined) return undefined;
  const data = { resolvedAt: by === null ? null : new Date(), resolvedBy: by };
  await clientOf(tx).commentThread.updateMany({ where: { workspaceId: tx.workspaceId, id }, data });
  return thread;
}

/** Notes how far somebody has read; it never goes back. False when there is no such thread. */
export async function markThreadRead(
  tx: Tx,
  { threadId, userId, until }: { threadId: CommentThreadId; userId: string; until: number },
): Promise<boolean> {
  const readAt = new Date(until);
  const count = await clientOf(tx).$executeRaw`
    INSERT INTO comment_read AS known (thread_id, user_id, workspace_id, read_at)
    SELECT id, ${userId}, workspace_id, ${readAt}::timestamptz FROM comment_thread
    WHERE workspace_id = ${tx.workspaceId} AND id = ${threadId}
    ON CONFLICT (thread_id, user_id) DO UPDATE SET read_at = greatest(known.read_at, excluded.read_at)`;
  return count > 0;
}

/** In how many open threads of a flow a comment names somebody who has not read it yet. */
export async function countUnreadMentions(
  tx: Tx,
  { flowId, userId }: { flowId: FlowId; userId: string },
): Promise<number> {
  const rows = await clientOf(tx).$queryRaw`
    SELECT count(DISTINCT t.id)::int AS count
    FROM comment c
    JOIN comment_thread t ON t.workspace_id = c.workspace_id AND t.id = c.thread_id
    LEFT JOIN comment_read r ON r.thread_id = t.id AND r.user_id = ${userId}
    WHERE t.workspace_id = ${tx.workspaceId} AND t.flow_id = ${flowId} AND t.resolved_at IS NULL
      AND ${userId} = ANY (c.mentions) AND c.author_id IS DISTINCT FROM ${userId}
      AND (r.read_at IS NULL OR greatest(c.created_at, c.edited_at) > r.read_at)`;
  const [row] = parseStored(z.array(z.object({ count: z.int() })), rows);
  return row?.count ?? 0;
}
