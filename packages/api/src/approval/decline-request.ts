import { addAuditEntry } from '@aybiza/db/audit-entries';
import { settleRequest } from '@aybiza/db/publish-requests';
import { tellNews } from '../live/tell-news.ts';
import { workspaceProcedure } from '../trpc.ts';
import { declineRequestInput, settledOutput } from './decide-request.schema.ts';
import { lockRequest } from './lock-request.ts';

/** Says no to what somebody asked for, and why; also to what was approved and is not published yet. */
export const declineRequest = workspaceProcedure({
  role: 'publisher',
  scope: null,
  route: 'POST /publish-requests/{requestId}/refusal',
  summary: 'Decline what somebody asked for',
})
  .input(declineRequestInput)
  .output(settledOutput)
  .mutation(async ({ ctx, input: { requestId, reason } }) => {
    const { actor } = ctx;
    const flowId = await ctx.inWorkspace(async (tx) => {
      const { request, draft } = await lockRequest(tx, requestId);
      await settleRequest(tx, requestId, { status: 'declined', decidedBy: actor.id, reason });
      const detail = { requestId, statechartHash: request.statechartHash, reason };
      await addAuditEntry(tx, { actor, action: 'publishRequest.declined', subject: draft.agentId, detail });
      return draft.id;
    });
    await tellNews(ctx.services, flowId, 'approval');
    return { settled: true as const };
  });
