import { findDeployment, listDeploymentChanges as listStoredChanges } from '@aybiza/db/deployments';
import { checkAgent } from '../check-agent.ts';
import { findNames } from '../session/find-names.ts';
import { workspaceProcedure } from '../trpc.ts';
import { listDeploymentChangesInput, listDeploymentChangesOutput } from './deployment.schema.ts';
import { CHANGES_SHOWN } from './list-deployments.ts';
import { readShares } from './read-shares.ts';

/** Who changed which versions answer, the last change first; empty for an agent that was never published. */
export const listDeploymentChanges = workspaceProcedure({
  role: 'viewer',
  scope: 'flows:read',
  route: 'GET /agents/{agentId}/deployment/changes',
  summary: 'List who changed which versions answer',
})
  .input(listDeploymentChangesInput)
  .output(listDeploymentChangesOutput)
  .query(({ ctx, input: { agentId, environment } }) =>
    ctx.inWorkspace(async (tx) => {
      await checkAgent(tx, agentId);
      const deployment = await findDeployment(tx, { agentId, environment });
      if (deployment === undefined) return [];
      const { toShares } = await readShares(tx, agentId);
      const nameOf = await findNames(tx);
      const changes = await listStoredChanges(tx, deployment.id, CHANGES_SHOWN);
      return changes.map(({ weights, ...change }) => ({
        ...change,
        changedByName: nameOf(change.changedBy),
        shares: toShares(weights),
      }));
    }),
  );
