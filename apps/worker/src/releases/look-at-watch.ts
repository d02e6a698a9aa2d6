import { addAuditEntry } from '@aybiza/db/audit-entries';
import type { Tx } from '@aybiza/db/client';
import { type Deployment, type DeploymentReason, findLiveDeployment, saveDeployment } from '@aybiza/db/deployments';
import { addOutboxRow } from '@aybiza/db/outbox';
import { type CountedStretch, countWatchedCalls } from '@aybiza/db/releases/count-watched-calls';
import { shareOfVersion, withoutVersion, withShare } from '@aybiza/db/releases/shares';
import { GROWTH_STEPS } from '@aybiza/db/releases/watch-settings';
import { moveWatch, settleWatch, takeWatch, type Watch, type WatchFigures } from '@aybiza/db/releases/watches';
import { tellWebhooks } from '@aybiza/db/tell-webhooks';
import type { WatchId } from '@aybiza/foundation/ids';
import { judgeWatch } from '@aybiza/measures';

/** What webhooks are told, and people by e-mail. */
const ROLLED_BACK = 'deployment.rolledBack';

/**
 * Looks at a watched version, and rolls it back when it goes worse; or lets it grow when that was wished and there were calls enough. One
 * transaction, against the revision that the watch stands on: whoever changes the deployment at the same time wins, and the watch ends.
 */
export async function lookAtWatch(tx: Tx, id: WatchId, now: number): Promise<void> {
  const watch = await takeWatch(tx, id);
  if (watch === undefined) return;
  const deployment = await findLiveDeployment(tx, watch.deploymentId);
  if (deployment?.revision !== watch.revision) return end(tx, watch, now);
  const counted = await countWatchedCalls(tx, watch);
  const figures = judgeWatch(watch.settings.measures, counted);
  const look = { watch, deployment, figures, now };
  if (figures.some(({ isWorse }) => isWorse)) return rollBack(tx, look);
  const step = nextStep(look, counted);
  if (step !== undefined) await grow(tx, look, step);
}

interface Look {
  readonly watch: Watch;
  readonly deployment: Deployment;
  readonly figures: WatchFigures;
  readonly now: number;
}

/** Somebody else has decided. */
function end(tx: Tx, { id }: Watch, at: number): Promise<void> {
  return settleWatch(tx, id, { status: 'ended', at, figures: null });
}

async function rollBack(tx: Tx, { watch, deployment, figures, now }: Look): Promise<void> {
  const weights = withoutVersion(deployment.weights, watch.flowVersionId);
  const saved = await save(tx, { watch, deployment, weights, reason: 'rolledBackByWatch' });
  if (saved === undefined) return end(tx, watch, now);
  await settleWatch(tx, watch.id, { status: 'rolledBack', at: now, figures });
  await addOutboxRow(tx, { kind: 'mail-roll-back', payload: { watchId: watch.id } });
  await tellWebhooks(tx, ROLLED_BACK, { watchId: watch.id });
  await note(tx, { watch, deployment, action: ROLLED_BACK, detail: { figures } });
}

async function grow(tx: Tx, { watch, deployment, figures, now }: Look, percent: number): Promise<void> {
  const version = deployment.weights.find(({ flowVersionId }) => flowVersionId === watch.flowVersionId);
  if (version === undefined) return end(tx, watch, now);
  const weights = withShare(version, percent, deployment.weights);
  const saved = await save(tx, { watch, deployment, weights, reason: 'grown' });
  if (saved === undefined) return end(tx, watch, now);
  if (percent === 100) await settleWatch(tx, watch.id, { status: 'kept', at: now, figures });
  else await moveWatch(tx, watch.id, saved.revision);
  await note(tx, { watch, deployment, action: 'deployment.grown', detail: { percent } });
}

/** The share that comes next, in percent; undefined while there were too few callers at this one, or it is not to grow. */
function nextStep({ watch, deployment }: Look, counted: readonly CountedStretch[]): number | undefined {
  const { growAfterCalls } = watch.settings;
  if (growAfterCalls === null || (counted.at(-1)?.newer.calls ?? 0) < growAfterCalls) return undefined;
  const percent = Math.round(shareOfVersion(deployment.weights, watch.flowVersionId) * 100);
  return GROWTH_STEPS.find((step) => step > percent);
}

interface Change extends Pick<Look, 'watch' | 'deployment'> {
  readonly weights: Deployment['weights'];
  readonly reason: DeploymentReason;
}

/** Undefined when somebody has changed it since it was read. */
async function save(tx: Tx, { deployment, weights, reason }: Change): Promise<Deployment | undefined> {
  const { agentId, environment, revision } = deployment;
  const saved = await saveDeployment(tx, { agentId, environment, weights, reason, revision });
  if (saved.status === 'unknownVersion') throw new Error('the versions of a deployment are its agent’s');
  return saved.status === 'saved' ? saved.deployment : undefined;
}

/** The installation did it, on behalf of whoever had the version watched. */
async function note(
  tx: Tx,
  { watch, deployment, action, detail }: Pick<Look, 'watch' | 'deployment'> & { action: string; detail: object },
): Promise<void> {
  const { agentId: subject, environment } = deployment;
  const { begunBy: actor, flowVersionId } = watch;
  const what = { environment, flowVersionId, byItself: true, ...detail };
  await addAuditEntry(tx, { actor, action, subject, detail: what });
}
