import { findAgent } from '@aybiza/db/agents';
import type { Tx } from '@aybiza/db/client';
import { findLiveDeployment } from '@aybiza/db/deployments';
import { findFlowVersion } from '@aybiza/db/flow-versions';
import { findWatch } from '@aybiza/db/releases/watches';
import type { WatchId } from '@aybiza/foundation/ids';

/** A watch that rolled its version back, with what it was about; undefined when it did not, or all of it is gone. */
export async function readRollBack(tx: Tx, watchId: WatchId) {
  const watch = await findWatch(tx, watchId);
  if (watch?.status !== 'rolledBack' || watch.settledAt === null || watch.figures === null) return undefined;
  const deployment = await findLiveDeployment(tx, watch.deploymentId);
  const agent = deployment && (await findAgent(tx, deployment.agentId));
  const version = await findFlowVersion(tx, watch.flowVersionId);
  if (deployment === undefined || agent === undefined || version === undefined) return undefined;
  const { settledAt: at, figures, begunBy } = watch;
  const { id: flowVersionId, number } = version;
  return { agent, environment: deployment.environment, flowVersionId, number, at, figures, begunBy };
}
