import { findAgent } from '@aybiza/db/agents';
import type { Tx } from '@aybiza/db/client';
import { listUnsettledRequests, settleRequest } from '@aybiza/db/publish-requests';
import type { AgentId, FlowId } from '@aybiza/foundation/ids';
import { apiError, notFound } from '../api-error.ts';

export interface Publication {
  readonly agentId: AgentId;
  readonly flowId: FlowId;
  /** Of what is being published. */
  readonly hash: string;
  readonly publishedBy: string;
}

/** What a version is called, and what it is for. */
export interface VersionWords {
  readonly name: string;
  readonly note: string;
}

/**
 * What publishing means for the requests of a flow: the one for exactly this content is done by it. Gives what that one calls the version,
 * where it was approved. Lock the draft first, so that an
 * approval is used once.
 * @throws AppError `APPROVAL_NEEDED` when the agent needs an approval that there is not
 */
export async function settleUnsettled(
  tx: Tx,
  { agentId, flowId, hash, publishedBy }: Publication,
): Promise<VersionWords> {
  const agent = await findAgent(tx, agentId);
  if (agent === undefined) throw notFound('agent');
  const requests = (await listUnsettledRequests(tx, flowId)).filter(({ statechartHash }) => statechartHash === hash);
  if (agent.needsApproval && !requests.some(({ status }) => status === 'approved')) {
    const message =
      'Publishing this agent needs approval by somebody else, for exactly what the draft says now. Ask for it in the publish dialog.';
    throw apiError('APPROVAL_NEEDED', message);
  }
  const approved = requests.find(({ status }) => status === 'approved');
  for (const { id, status, decidedBy } of requests) {
    // Who has approved stays to be read.
    const by = status === 'approved' && decidedBy !== null ? decidedBy : publishedBy;
    await settleRequest(tx, id, { status: 'published', decidedBy: by });
  }
  return { name: approved?.name ?? '', note: approved?.note ?? '' };
}
