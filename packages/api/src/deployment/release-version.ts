import type { Tx } from '@aybiza/db/client';
import {
  type DeploymentReason,
  type DeploymentWeight,
  type Environment,
  findDeployment,
  saveDeployment,
} from '@aybiza/db/deployments';
import { addPlan } from '@aybiza/db/releases/plans';
import { withShare } from '@aybiza/db/releases/shares';
import type { Asker, WatchSettings } from '@aybiza/db/releases/watch-settings';
import { beginWatch } from '@aybiza/db/releases/watches';
import type { AgentId, PlanId } from '@aybiza/foundation/ids';
import { apiError } from '../api-error.ts';

/** Where a version is to answer, for whom, and from when on. */
export interface Release {
  readonly environment?: Environment | undefined;
  /** Of the callers; left out: all. */
  readonly percent?: number | undefined;
  readonly watch?: WatchSettings | undefined;
  /** Epoch ms; left out: now. */
  readonly at?: number | undefined;
}

interface Releasing extends Release {
  readonly agentId: AgentId;
  readonly version: Omit<DeploymentWeight, 'weight'>;
  readonly reason: DeploymentReason;
  /** Null for the installation itself, which plans and watches nothing. */
  readonly actor: Asker | null;
  /** Epoch ms. */
  readonly now: number;
}

/** As long as anybody plans. */
const FURTHEST_MS = 366 * 24 * 60 * 60 * 1000;

/**
 * Has a version of an agent answer, beside what answers already; or plans it, with the id of the plan.
 * @throws AppError `BAD_MOMENT` for a moment that is over or more than a year away
 */
export async function releaseVersion(
  tx: Tx,
  { agentId, environment = 'live', version, percent = 100, watch, at, reason, actor, now }: Releasing,
): Promise<{ planId: PlanId } | undefined> {
  if (at !== undefined && actor !== null) {
    checkMoment(at, now);
    const { flowVersionId } = version;
    const plan = { agentId, environment, flowVersionId, percent, watch: watch ?? null, dueAt: at, plannedBy: actor };
    return { planId: await addPlan(tx, plan, now) };
  }
  const before = await findDeployment(tx, { agentId, environment });
  const weights = withShare(version, percent, before?.weights ?? []);
  const saved = await saveDeployment(tx, { agentId, environment, weights, reason, changedBy: actor?.id ?? null });
  if (saved.status !== 'saved') throw new Error('a version of this agent must be deployable');
  if (watch !== undefined && actor !== null) await beginWatch(tx, saved.deployment, { settings: watch, by: actor });
  return undefined;
}

/** @throws AppError `BAD_MOMENT` */
export function checkMoment(at: number, now: number): void {
  if (at > now && at <= now + FURTHEST_MS) return;
  throw apiError('BAD_MOMENT', 'Choose a moment that is still to come, within a year.');
}
