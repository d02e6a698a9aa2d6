import { addComment, lockThread, resolveThread } from '@aybiza/db/comments';
import { apiError, notFound } from '../api-error.ts';
import { tellNews } from '../live/tell-news.ts';
import { workspaceProcedure } from '../trpc.ts';
import { checkMentions } from './check-mentions.ts';
import { replyInput, replyOutput } from './reply.schema.ts';

const MAX_COMMENTS = 200;

/** Answers in a thread. One that was resolved is open again: somebody is not done with it. */
export const reply = workspaceProcedure({
  role: 'viewer',
  scope: null,
  route: 'POST /comment-threads/{threadId}/comments',
  summary: 'Reply to a comment',
})
  .input(replyInput)
  .output(replyOutput)
  .mutation(async ({ ctx, input: { threadId, text, mentions } }) => {
    const { flowId, commentId } = await ctx.inWorkspace(async (tx) => {
      const thread = await lockThread(tx, threadId);
      if (thread === undefined) throw notFound('thread');
      if (thread.comments >= MAX_COMMENTS) {
        const message = `This thread has ${MAX_COMMENTS} comments. Resolve it and start another one on the step.`;
        throw apiError('TOO_MANY_COMMENTS', message);
      }
      const named = await checkMentions(tx, mentions);
      const { id: commentId } = await addComment(tx, { threadId, authorId: ctx.actor.id, text, mentions: named });
      await resolveThread(tx, { id: threadId, by: null });
      return { flowId: thread.flowId, commentId };
    });
    await tellNews(ctx.services, flowId, 'comments');
    return { commentId };
  });
