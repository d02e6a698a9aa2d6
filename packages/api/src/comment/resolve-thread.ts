import { resolveThread as resolveStoredThread } from '@aybiza/db/comments';
import { notFound } from '../api-error.ts';
import { tellNews } from '../live/tell-news.ts';
import { workspaceProcedure } from '../trpc.ts';
import { resolveThreadInput, resolveThreadOutput } from './resolve-thread.schema.ts';

/** Settles a thread: its mark on the step goes, what was said stays. */
export const resolveThread = workspaceProcedure({
  role: 'viewer',
  scope: null,
  route: 'POST /comment-threads/{threadId}/resolution',
  summary: 'Resolve a thread',
})
  .input(resolveThreadInput)
  .output(resolveThreadOutput)
  .mutation(async ({ ctx, input: { threadId: id } }) => {
    const thread = await ctx.inWorkspace((tx) => resolveStoredThread(tx, { id, by: ctx.actor.id }));
    if (thread === undefined) throw notFound('thread');
    await tellNews(ctx.services, thread.flowId, 'comments');
    return { isResolved: true };
  });
