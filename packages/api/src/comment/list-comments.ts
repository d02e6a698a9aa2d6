import { listThreads } from '@aybiza/db/comments';
import { listMembers } from '@aybiza/db/members';
import { getAgentDraft } from '../flow/get-agent-draft.ts';
import { workspaceProcedure } from '../trpc.ts';
import { listCommentsInput, listCommentsOutput } from './list-comments.schema.ts';
import { toThread } from './to-thread.ts';

/** Older ones are kept, but nobody scrolls so far. */
const SHOWN_RESOLVED = 100;

/** What is said about the steps of an agent's flow, and who can be asked to look at it. */
export const listComments = workspaceProcedure({
  role: 'viewer',
  scope: null,
  route: 'GET /agents/{agentId}/comments',
  summary: 'List the comments on the flow of an agent',
})
  .input(listCommentsInput)
  .output(listCommentsOutput)
  .query(({ ctx, input }) =>
    ctx.inWorkspace(async (tx) => {
      const { id: flowId } = await getAgentDraft(tx, input.agentId);
      const readerId = ctx.actor.id;
      const members = (await listMembers(tx)).map(({ userId, name }) => ({ userId, name }));
      const nameOf = new Map(members.map(({ userId, name }) => [userId, name]));
      const threads = await listThreads(tx, { flowId, readerId, resolved: SHOWN_RESOLVED });
      return { threads: threads.map((thread) => toThread(thread, { readerId, nameOf })), members };
    }),
  );
