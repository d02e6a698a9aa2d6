import { findAgent } from '@aybiza/db/agents';
import type { Tx } from '@aybiza/db/client';
import type { Draft } from '@aybiza/db/flows';
import { listMembers } from '@aybiza/db/members';
import { findNewestRequest, type PublishRequest } from '@aybiza/db/publish-requests';
import { notFound } from '../api-error.ts';
import { compileDraft } from '../flow/compile-draft.ts';
import { getAgentDraft } from '../flow/get-agent-draft.ts';
import { workspaceProcedure } from '../trpc.ts';
import { getApprovalInput, getApprovalOutput } from './get-approval.schema.ts';
import { mayPublish } from './may-publish.ts';

/** Whether publishing an agent needs approval, what was asked for, and what whoever asks now may do about it. */
export const getApproval = workspaceProcedure({
  role: 'viewer',
  scope: null,
  route: 'GET /agents/{agentId}/approval',
  summary: 'Get the state of approval of an agent',
})
  .input(getApprovalInput)
  .output(getApprovalOutput)
  .query(({ ctx, input: { agentId } }) =>
    ctx.inWorkspace(async (tx) => {
      const agent = await findAgent(tx, agentId);
      if (agent === undefined) throw notFound('agent');
      const draft = await getAgentDraft(tx, agentId);
      const members = await listMembers(tx);
      const self = members.find(({ userId }) => userId === ctx.actor.id);
      const nameOf = (id: string | null) => members.find(({ userId }) => userId === id)?.name ?? null;
      const request = await findNewestRequest(tx, draft.id);
      const status = request === undefined ? 'withdrawn' : await statusOf(tx, request, draft);
      const publishers = members.filter(mayPublish);
      return {
        isNeeded: agent.needsApproval,
        may: {
          ask: self !== undefined && self.role !== 'viewer',
          publish: self !== undefined && mayPublish(self),
          choose: self?.role === 'owner',
        },
        isAlone: publishers.length === 1 && publishers[0]?.userId === ctx.actor.id,
        request:
          request === undefined || status === 'withdrawn' || status === 'published'
            ? null
            : {
                id: request.id,
                status,
                name: request.name,
                note: request.note,
                requestedBy: nameOf(request.requestedBy),
                requestedAt: request.requestedAt,
                decidedBy: nameOf(request.decidedBy),
                decidedAt: request.decidedAt,
                reason: request.reason,
                isOwn: request.requestedBy === ctx.actor.id,
              },
      };
    }),
  );

/** One that waits for a draft which says something else by now is outdated, also before anybody has tried to approve it. */
async function statusOf(tx: Tx, request: PublishRequest, draft: Draft): Promise<PublishRequest['status']> {
  const isPending = request.status === 'open' || request.status === 'approved';
  if (!isPending || request.revision === draft.revision) return request.status;
  const compiled = await compileDraft(tx, draft);
  return compiled.ok && compiled.value.hash === request.statechartHash ? request.status : 'outdated';
}
