import { apiError } from '../api-error.ts';
import { workspaceProcedure } from '../trpc.ts';
import { getAgentDraft } from './get-agent-draft.ts';
import { publishDraft } from './publish-draft.ts';
import { publishFlowInput, publishFlowOutput } from './publish-flow.schema.ts';

/** Makes the draft the version that answers calls; a flow with errors is refused with its problems. */
export const publishFlow = workspaceProcedure({
  role: 'publisher',
  scope: 'flows:publish',
  route: 'POST /agents/{agentId}/versions',
  summary: 'Publish the draft of an agent',
})
  .input(publishFlowInput)
  .output(publishFlowOutput)
  .mutation(({ ctx, input }) =>
    ctx.inWorkspace(async (tx) => {
      const draft = await getAgentDraft(tx, input.agentId);
      if (input.revision !== undefined && input.revision !== draft.revision) {
        throw apiError(
          'STALE_REVISION',
          `The draft is at revision ${draft.revision} now. Look at it again, then publish.`,
        );
      }
      return publishDraft(tx, draft, { note: input.note, publishedBy: ctx.actor.id });
    }),
  );
