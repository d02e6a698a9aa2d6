import { findWriting } from '@aybiza/db/flow-writings';
import { workspaceProcedure } from '../trpc.ts';
import { getAgentDraft } from './get-agent-draft.ts';
import { writingOfInput, writingOutput } from './write-flow.schema.ts';

/** How far the writing of a draft is; null when no model was ever asked to. */
export const getWriting = workspaceProcedure({
  role: 'viewer',
  scope: 'flows:read',
  route: 'GET /agents/{agentId}/writing',
  summary: 'Find out how far the writing of a draft is',
})
  .input(writingOfInput)
  .output(writingOutput)
  .query(({ ctx, input }) =>
    ctx.inWorkspace(async (tx) => {
      const { id } = await getAgentDraft(tx, input.agentId);
      return (await findWriting(tx, id)) ?? null;
    }),
  );
