import { workspaceProcedure } from '../trpc.ts';
import { getAgentDraft } from './get-agent-draft.ts';
import { getDraftInput, getDraftOutput } from './get-draft.schema.ts';

/** The editable flow of an agent, with the revision a save must be based on. */
export const getDraft = workspaceProcedure({
  role: 'viewer',
  scope: 'flows:read',
  route: 'GET /agents/{agentId}/draft',
  summary: 'Get the draft of an agent',
})
  .input(getDraftInput)
  .output(getDraftOutput)
  .query(async ({ ctx, input }) => {
    const {
      id: flowId,
      document: flow,
      revision,
      updatedAt,
    } = await ctx.inWorkspace((tx) => getAgentDraft(tx, input.agentId));
    return { flowId, flow, revision, updatedAt };
  });
