import { addComment, countOpenThreads, startThread as startStoredThread } from '@aybiza/db/comments';
import { apiError } from '../api-error.ts';
import { getAgentDraft } from '../flow/get-agent-draft.ts';
import { tellNews } from '../live/tell-news.ts';
import { workspaceProcedure } from '../trpc.ts';
import { checkMentions } from './check-mentions.ts';
import { startThreadInput, startThreadOutput } from './start-thread.schema.ts';

const MAX_OPEN_THREADS = 500;

/** Says something about a step. Whoever may look may speak: it changes nothing that callers hear. */
export const startThread = workspaceProcedure({
  role: 'viewer',
  scope: null,
  route: 'POST /agents/{agentId}/comments',
  summary: 'Comment on a step',
})
  .input(startThreadInput)
  .output(startThreadOutput)
  .mutation(async ({ ctx, input: { agentId, nodeId, text, mentions } }) => {
    const { flowId, threadId } = await ctx.inWorkspace(async (tx) => {
      const { id: flowId } = await getAgentDraft(tx, agentId);
      if ((await countOpenThreads(tx, flowId)) >= MAX_OPEN_THREADS) {
        const message = `This flow has ${MAX_OPEN_THREADS} open threads. Resolve some of them, then comment again.`;
        throw apiError('TOO_MANY_COMMENTS', message);
      }
      const named = await checkMentions(tx, mentions);
      const threadId = await startStoredThread(tx, { flowId, nodeId });
      await addComment(tx, { threadId, authorId: ctx.actor.id, text, mentions: named });
      return { flowId, threadId };
    });
    await tellNews(ctx.services, flowId, 'comments');
    return { threadId };
  });
