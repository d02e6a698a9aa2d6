import { addAuditEntry } from '@aybiza/db/audit-entries';
import { addPublishRequest, listUnsettledRequests, settleRequest } from '@aybiza/db/publish-requests';
import { apiError } from '../api-error.ts';
import { compileDraft } from '../flow/compile-draft.ts';
import { lockAgentDraft } from '../flow/get-agent-draft.ts';
import { tellNews } from '../live/tell-news.ts';
import { workspaceProcedure } from '../trpc.ts';
import { askApprovalInput, askApprovalOutput } from './ask-approval.schema.ts';

/**
 * Asks somebody who may publish to publish the draft as it is now. What was asked for before, and differs, is outdated by it. Whoever
 * may not publish can always ask, whether or not the agent needs approval.
 */
export const askApproval = workspaceProcedure({
  role: 'editor',
  scope: null,
  route: 'POST /agents/{agentId}/publish-requests',
  summary: 'Ask that the draft of an agent be published',
})
  .input(askApprovalInput)
  .output(askApprovalOutput)
  .mutation(async ({ ctx, input: { agentId, name, note } }) => {
    const { actor } = ctx;
    const { flowId, ...asked } = await ctx.inWorkspace(async (tx) => {
      const draft = await lockAgentDraft(tx, agentId);
      const { id: flowId, revision } = draft;
      const compiled = await compileDraft(tx, draft);
      if (!compiled.ok) return { flowId, status: 'refused' as const, problems: [...compiled.error] };
      const { hash } = compiled.value;
      for (const before of await listUnsettledRequests(tx, flowId)) {
        if (before.statechartHash === hash) {
          throw apiError(
            'ALREADY_ASKED',
            'Somebody has asked for exactly this already. It waits in the publish dialog.',
          );
        }
        await settleRequest(tx, before.id, { status: 'outdated', decidedBy: actor.id });
      }
      const request = { flowId, statechartHash: hash, revision, name, note, requestedBy: actor.id };
      const requestId = await addPublishRequest(tx, request);
      const detail = { requestId, statechartHash: hash, revision, name, note };
      await addAuditEntry(tx, { actor, action: 'publishRequest.asked', subject: agentId, detail });
      return { flowId, status: 'asked' as const, requestId };
    });
    if (asked.status === 'asked') await tellNews(ctx.services, flowId, 'approval');
    return asked;
  });
