import type { Agent } from '@aybiza/db/agents';
import type { Tx } from '@aybiza/db/client';
import { countUnreadMentions } from '@aybiza/db/comments';
import { listDeployments } from '@aybiza/db/deployments';
import { listFlowVersions } from '@aybiza/db/flow-versions';
import { listCalls } from '@aybiza/db/list-calls';
import { listPhoneNumbers } from '@aybiza/db/phone-numbers';
import { listUnsettledRequests } from '@aybiza/db/publish-requests';
import { validateFlow } from '@aybiza/flow';
import { findNamed } from '../flow/find-named.ts';
import { findAgentDraft } from '../flow/get-agent-draft.ts';
import type { AgentCard } from './agent-card.schema.ts';
import { startOfDay } from './start-of-day.ts';

const COUNTED_CALLS = 100;

/** An agent with what answers for it and how its day goes, for one reader. `now` is in epoch milliseconds. */
export async function describeAgent(
  tx: Tx,
  agent: Agent,
  { now, readerId }: { now: number; readerId: string },
): Promise<AgentCard> {
  const draft = await findAgentDraft(tx, agent.id);
  const deployments = await listDeployments(tx, agent.id);
  const versions = draft === undefined ? [] : await listFlowVersions(tx, draft.id);
  const live = deployments
    .find(({ environment }) => environment === 'live')
    ?.weights.toSorted((a, b) => b.weight - a.weight)[0]?.flowVersionId;
  const numbers = await listPhoneNumbers(tx);
  const timeZone = draft?.document.settings.timeZone ?? 'UTC';
  const today = { agentId: agent.id, startedFrom: startOfDay(now, timeZone) };
  const { calls, nextCursor } = await listCalls(tx, today, { limit: COUNTED_CALLS });
  const problems = draft === undefined ? [] : validateFlow(draft.document, await findNamed(tx, draft.document));
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  return {
    id: agent.id,
    name: agent.name,
    description: agent.description,
    liveVersion: versions.find(({ id }) => id === live)?.number ?? null,
    publishedIn: deployments.map(({ environment }) => environment),
    phoneNumbers: numbers
      .filter(({ deploymentId }) => deployments.some(({ id }) => id === deploymentId))
      .map(({ e164 }) => e164),
    callsToday: {
      count: calls.length,
      more: nextCursor !== undefined,
      liveNow: calls.filter(({ status }) => status === 'live').length,
      failed: calls.filter(({ status }) => status === 'failed').length,
    },
    problems: { errors, warnings: problems.length - errors },
    unreadMentions: draft === undefined ? 0 : await countUnreadMentions(tx, { flowId: draft.id, userId: readerId }),
    waitsForApproval:
      draft !== undefined && (await listUnsettledRequests(tx, draft.id)).some(({ status }) => status === 'open'),
    updatedAt: Math.max(agent.updatedAt, draft?.updatedAt ?? 0),
  };
}
