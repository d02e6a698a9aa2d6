import { addAuditEntry } from '@aybiza/db/audit-entries';
import type { Tx } from '@aybiza/db/client';
import { listMembers } from '@aybiza/db/members';
import { type PublishRequest, settleRequest } from '@aybiza/db/publish-requests';
import { apiError } from '../api-error.ts';
import { compileDraft } from '../flow/compile-draft.ts';
import { publishCompiled } from '../flow/publish-draft.ts';
import { tellNews } from '../live/tell-news.ts';
import { refuseWithoutVendors } from '../privacy/find-region.ts';
import { workspaceProcedure } from '../trpc.ts';
import { approveRequestInput, approveRequestOutput } from './decide-request.schema.ts';
import { lockRequest } from './lock-request.ts';
import { mayPublish } from './may-publish.ts';

/**
 * Approves a request of somebody else, and publishes exactly what was asked for. A draft that says something else by now is never
 * published by it: the request is outdated then.
 */
export const approveRequest = workspaceProcedure({
  role: 'publisher',
  scope: null,
  route: 'POST /publish-requests/{requestId}/approval',
  summary: 'Approve and publish what somebody asked for',
})
  .input(approveRequestInput)
  .output(approveRequestOutput)
  .mutation(async ({ ctx, input: { requestId, publish, at } }) => {
    const { actor } = ctx;
    const { flowId, ...outcome } = await ctx.inWorkspace(async (tx) => {
      const { request, draft } = await lockRequest(tx, requestId);
      await checkDecider(tx, request, actor.id);
      const { flowId, statechartHash, name, note } = request;
      const compiled = await compileDraft(tx, draft);
      if (!compiled.ok || compiled.value.hash !== statechartHash) {
        await settleRequest(tx, requestId, { status: 'outdated', decidedBy: actor.id });
        return { flowId, status: 'outdated' as const };
      }
      const entry = { actor, subject: draft.agentId, detail: { requestId, statechartHash } };
      await addAuditEntry(tx, { ...entry, action: 'publishRequest.approved' });
      if (!publish) {
        await settleRequest(tx, requestId, { status: 'approved', decidedBy: actor.id });
        return { flowId, status: 'approved' as const };
      }
      await refuseWithoutVendors(tx, ctx.services);
      const words = { name, note, release: { at }, now: ctx.services.clock.now(), actor };
      const { number } = await publishCompiled(tx, { draft, compiled: compiled.value }, words);
      await settleRequest(tx, requestId, { status: 'published', decidedBy: actor.id });
      return { flowId, status: 'published' as const, number };
    });
    await tellNews(ctx.services, flowId, 'approval');
    return outcome;
  });

/** @throws AppError `FORBIDDEN` for whoever asked for it, unless nobody else could decide */
async function checkDecider(tx: Tx, request: PublishRequest, userId: string): Promise<void> {
  if (request.requestedBy !== userId) return;
  const others = (await listMembers(tx)).filter((member) => mayPublish(member) && member.userId !== userId);
  if (others.length === 0) return;
  throw apiError('FORBIDDEN', 'You asked for this yourself. Somebody else who may publish has to approve it.');
}
