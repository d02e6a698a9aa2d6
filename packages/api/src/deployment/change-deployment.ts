import { addAuditEntry } from '@aybiza/db/audit-entries';
import type { Tx } from '@aybiza/db/client';
import {
  type Deployment,
  type DeploymentReason,
  type DeploymentWeight,
  type Environment,
  findDeployment,
  saveDeployment,
} from '@aybiza/db/deployments';
import type { WatchSettings } from '@aybiza/db/releases/watch-settings';
import { beginWatch } from '@aybiza/db/releases/watches';
import type { AgentId } from '@aybiza/foundation/ids';
import { apiError, notFound } from '../api-error.ts';
import { checkAgent } from '../check-agent.ts';
import { type KnownVersions, readShares } from './read-shares.ts';

interface Change {
  readonly agentId: AgentId;
  readonly environment: Environment;
  /** The one that was seen. */
  readonly revision: number;
  readonly actor: Parameters<typeof addAuditEntry>[1]['actor'];
  readonly reason: DeploymentReason;
  /** Of the newest version, from then on. */
  readonly watch?: WatchSettings | undefined;
  /** @throws AppError when there is nothing to change it to */
  decide(deployment: Deployment, known: KnownVersions): Promise<readonly DeploymentWeight[]>;
}

/**
 * Changes which versions answer, on the revision that somebody has seen.
 * @throws AppError `NOT_FOUND`, `NOT_PUBLISHED`, `STALE_REVISION`
 */
export async function changeDeployment(tx: Tx, { decide, ...change }: Change): Promise<{ revision: number }> {
  const { agentId, environment, revision, actor, reason, watch } = change;
  await checkAgent(tx, agentId);
  const deployment = await findDeployment(tx, { agentId, environment });
  if (deployment === undefined)
    throw apiError('NOT_PUBLISHED', 'Publish the agent first: it has nothing to answer with.');
  if (deployment.revision !== revision) throw stale();
  const known = await readShares(tx, agentId);
  const weights = await decide(deployment, known);
  const saved = await saveDeployment(tx, { agentId, environment, weights, reason, changedBy: actor.id, revision });
  if (saved.status === 'unknownVersion') throw notFound('version of this agent');
  if (saved.status === 'stale') throw stale();
  if (watch !== undefined) await beginWatch(tx, saved.deployment, { settings: watch, by: actor });
  const shares = known
    .toShares(saved.deployment.weights)
    .map(({ number, percent }) => `version ${number}: ${percent} %`);
  await addAuditEntry(tx, { actor, action: `deployment.${reason}`, subject: agentId, detail: { environment, shares } });
  return { revision: saved.deployment.revision };
}

function stale() {
  return apiError(
    'STALE_REVISION',
    'Somebody has changed which versions answer in the meantime. Look again, then decide.',
  );
}
