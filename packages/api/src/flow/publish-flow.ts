import { apiError } from '../api-error.ts';
import { settleUnsettled } from '../approval/settle-unsettled.ts';
import { tellNews } from '../live/tell-news.ts';
import { refuseWithoutVendors } from '../privacy/find-region.ts';
import { workspaceProcedure } from '../trpc.ts';
import { compileDraft } from './compile-draft.ts';
import { lockAgentDraft } from './get-agent-draft.ts';
import { publishCompiled } from './publish-draft.ts';
import { publishFlowInput, publishFlowOutput } from './publish-flow.schema.ts';

const DESCRIPTION = `Makes the draft the version that answers calls. A flow with errors is \`refused\` with its problems. Refusals: \
\`STALE_REVISION\` (409), \`APPROVAL_NEEDED\` (412: an owner has chosen that somebody else approves what is published, and nobody has \
approved exactly this; people ask for it in the designer), \`BAD_MOMENT\` (422), \`NOBODY_IN_REGION\` (409: nobody may hear, speak or think where calls may be \
processed).`;

/**
 * Makes the draft the version that answers calls; a flow with errors is refused with its problems. Where the agent needs approval,
 * exactly this content must have been approved by somebody else.
 */
export const publishFlow = workspaceProcedure({
  role: 'publisher',
  scope: 'flows:publish',
  route: 'POST /agents/{agentId}/versions',
  summary: 'Publish the draft of an agent',
  description: DESCRIPTION,
})
  .input(publishFlowInput)
  .output(publishFlowOutput)
  .mutation(async ({ ctx, input: { agentId, name, note, revision, ...release } }) => {
    const { actor } = ctx;
    const { flowId, ...outcome } = await ctx.inWorkspace(async (tx) => {
      const draft = await lockAgentDraft(tx, agentId);
      const { id: flowId } = draft;
      if (revision !== undefined && revision !== draft.revision) {
        throw apiError(
          'STALE_REVISION',
          `The draft is at revision ${draft.revision} now. Look at it again, then publish.`,
        );
      }
      await refuseWithoutVendors(tx, ctx.services);
      const compiled = await compileDraft(tx, draft);
      if (!compiled.ok) return { flowId, status: 'refused' as const, problems: [...compiled.error] };
      const { hash, warnings } = compiled.value;
      const asked = await settleUnsettled(tx, { agentId, flowId, hash, publishedBy: actor.id });
      const words = { name: name ?? asked.name, note: note ?? asked.note };
      const now = ctx.services.clock.now();
      const by = { ...words, release, now, actor };
      const version = await publishCompiled(tx, { draft, compiled: compiled.value }, by);
      return { flowId, status: 'published' as const, ...version, warnings: [...warnings] };
    });
    if (outcome.status === 'published') await tellNews(ctx.services, flowId, 'approval');
    return outcome;
  });
