import { markThreadRead as markStoredThread } from '@aybiza/db/comments';
import { notFound } from '../api-error.ts';
import { workspaceProcedure } from '../trpc.ts';
import { markThreadReadInput, markThreadReadOutput } from './mark-thread-read.schema.ts';

/** Notes how far somebody has read a thread. Nobody else notices. */
export const markThreadRead = workspaceProcedure({
  role: 'viewer',
  scope: null,
  route: 'PUT /comment-threads/{threadId}/read',
  summary: 'Note how far you have read',
})
  .input(markThreadReadInput)
  .output(markThreadReadOutput)
  .mutation(async ({ ctx, input: { threadId, until } }) => {
    const read = { threadId, userId: ctx.actor.id, until };
    if (!(await ctx.inWorkspace((tx) => markStoredThread(tx, read)))) throw notFound('thread');
    return { noted: true as const };
  });
