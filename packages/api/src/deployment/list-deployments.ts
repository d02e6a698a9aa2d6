import { listAgents } from '@aybiza/db/agents';
import { sumEndingsByVersion } from '@aybiza/db/analytics/ending-sums';
import { listDeploymentChanges, listDeployments as listStoredDeployments } from '@aybiza/db/deployments';
import { workspaceProcedure } from '../trpc.ts';
import { listDeploymentsOutput } from './deployment.schema.ts';
import { readShares } from './read-shares.ts';
import { findStateBefore } from './shares.ts';

const FIGURES_OF_MS = 30 * 24 * 60 * 60 * 1000;
/** As far back as one rolls back. */
export const CHANGES_SHOWN = 50;
const NO_CALLS = { calls: 0, contained: 0, transferred: 0 };

/** Which versions answer for each agent that was published, with their shares of the callers. */
export const listDeployments = workspaceProcedure({
  role: 'viewer',
  scope: 'flows:read',
  route: 'GET /deployments',
  summary: 'List which versions answer',
})
  .output(listDeploymentsOutput)
  .query(({ ctx }) =>
    ctx.inWorkspace(async (tx) => {
      const since = ctx.services.clock.now() - FIGURES_OF_MS;
      const deployments = [];
      for (const { id, name } of await listAgents(tx)) {
        const [deployment] = await listStoredDeployments(tx, id);
        if (deployment === undefined) continue;
        const { revision, updatedAt, weights } = deployment;
        const { toShares, numberOf } = await readShares(tx, id);
        const before = findStateBefore(await listDeploymentChanges(tx, deployment.id, CHANGES_SHOWN), numberOf);
        const figures = await sumEndingsByVersion(tx, { agentId: id, from: Math.max(updatedAt, since) });
        deployments.push({
          agent: { id, name },
          revision,
          since: updatedAt,
          shares: toShares(weights).map((share) => ({
            ...share,
            figures: figures.get(share.flowVersionId) ?? NO_CALLS,
          })),
          before: before === undefined ? null : toShares(before),
        });
      }
      return deployments;
    }),
  );
