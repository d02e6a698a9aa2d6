import { addAuditEntry } from '@aybiza/db/audit-entries';
import type { Tx } from '@aybiza/db/client';
import { findDeployment, saveDeployment } from '@aybiza/db/deployments';
import { findFlowVersion } from '@aybiza/db/flow-versions';
import { takeDuePlan } from '@aybiza/db/releases/plans';
import { withShare } from '@aybiza/db/releases/shares';
import { beginWatch } from '@aybiza/db/releases/watches';

/**
 * Has one version that is due begin to answer, beside whatever answers now; false when none is due. The plan counts as applied by the same
 * transaction, so it is applied once. After a time without a worker it is applied late.
 */
export async function applyPlan(tx: Tx, now: number): Promise<boolean> {
  const plan = await takeDuePlan(tx, now);
  if (plan === undefined) return false;
  const { agentId, environment, flowVersionId, percent, watch, plannedBy, dueAt } = plan;
  const version = await findFlowVersion(tx, flowVersionId);
  if (version === undefined) throw new Error('a version that was planned is there as long as its agent');
  const { statechartHash, number } = version;
  const before = await findDeployment(tx, { agentId, environment });
  const saved = await saveDeployment(tx, {
    ...{ agentId, environment, reason: 'planned', changedBy: plannedBy.id },
    weights: withShare({ flowVersionId, statechartHash }, percent, before?.weights ?? []),
  });
  if (saved.status !== 'saved') throw new Error(`a planned version was not deployed: ${saved.status}`);
  if (watch !== null) await beginWatch(tx, saved.deployment, { settings: watch, by: plannedBy });
  const detail = { number, environment, percent, plannedFor: new Date(dueAt).toISOString(), lateMs: now - dueAt };
  await addAuditEntry(tx, { actor: plannedBy, action: 'deployment.planned', subject: agentId, detail });
  return true;
}
