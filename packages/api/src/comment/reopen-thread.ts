import { resolveThread as resolveStoredThread } from '@aybiza/db/comments';
import { notFound } from '../api-error.ts';
import { tellNews } from '../live/tell-news.ts';
import { workspaceProcedure } from '../trpc.ts';
import { resolveThreadInput, resolveThreadOutput } from './resolve-thread.schema.ts';

/** Takes back that a thread is settled. */
export const reopenThread = workspaceProcedure({
  role: 'viewer',
  scope: null,
  route: 'DELETE /comment-threads/{threadId}/resolution',
  summary: 'Open a resolved thread again',
})
  .input(resolveThreadInput)
  .output(resolveThreadOutput)
  .mutation(async ({ ctx, input: { threadId: id } }) => {
    const thread = await ctx.inWorkspace((tx) => resolveStoredThread(tx, { id, by: null }));
    if (thread === undefined) throw notFound('thread');
    await tellNews(ctx.services, thread.flowId, 'comments');
    return { isResolved: false };
  });
