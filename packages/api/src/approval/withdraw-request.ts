import { addAuditEntry } from '@aybiza/db/audit-entries';
import { settleRequest } from '@aybiza/db/publish-requests';
import { apiError } from '../api-error.ts';
import { tellNews } from '../live/tell-news.ts';
import { workspaceProcedure } from '../trpc.ts';
import { settledOutput, withdrawRequestInput } from './decide-request.schema.ts';
import { lockRequest } from './lock-request.ts';

/** Takes back what one has asked for. */
export const withdrawRequest = workspaceProcedure({
  role: 'editor',
  scope: null,
  route: 'DELETE /publish-requests/{requestId}',
  summary: 'Take back what you asked for',
})
  .input(withdrawRequestInput)
  .output(settledOutput)
  .mutation(async ({ ctx, input: { requestId } }) => {
    const { actor } = ctx;
    const flowId = await ctx.inWorkspace(async (tx) => {
      const { request, draft } = await lockRequest(tx, requestId);
      if (request.requestedBy !== actor.id) {
        throw apiError('FORBIDDEN', 'Only whoever asked can take it back. Somebody who may publish can decline it.');
      }
      await settleRequest(tx, requestId, { status: 'withdrawn', decidedBy: actor.id });
      const entry = { actor, action: 'publishRequest.withdrawn', subject: draft.agentId, detail: { requestId } };
      await addAuditEntry(tx, entry);
      return draft.id;
    });
    await tellNews(ctx.services, flowId, 'approval');
    return { settled: true as const };
  });
