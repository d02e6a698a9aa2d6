import { listAgents } from '@aybiza/db/agents';
import { sumEndingsByVersion } from '@aybiza/db/analytics/ending-sums';
import { listDeploymentChanges, listDeployments as listStoredDeployments } from '@aybiza/db/deployments';
import { workspaceProcedure } from '../trpc.ts';
import { listDeploymentsOutput, ofAgentInput } from './deployment.schema.ts';
import { describeWatch } from './describe-watch.ts';
import { readShares } from './read-shares.ts';
import { findStateBefore } from './shares.ts';

const FIGURES_OF_MS = 30 * 24 * 60 * 60 * 1000;
/** As far back as one rolls back. */
export const CHANGES_SHOWN = 50;
const NO_CALLS = { calls: 0, contained: 0, transferred: 0 };

/** Which versions answer for each agent that was published, in each environment (live first), with their shares of the callers. */
export const listDeployments = workspaceProcedure({
  role: 'viewer',
  scope: 'flows:read',
  route: 'GET /deployments',
  summary: 'List which versions answer',
})
  .input(ofAgentInput)
  .output(listDeploymentsOutput)
  .query(({ ctx, input: { agentId } }) =>
    ctx.inWorkspace(async (tx) => {
      const since = ctx.services.clock.now() - FIGURES_OF_MS;
      const deployments = [];
      for (const { id, name } of await listAgents(tx)) {
        if (agentId !== undefined && id !== agentId) continue;
        const known = await readShares(tx, id);
        for (const deployment of await listStoredDeployments(tx, id)) {
          const { environment, revision, updatedAt, weights } = deployment;
          const before = findStateBefore(await listDeploymentChanges(tx, deployment.id, CHANGES_SHOWN), known.numberOf);
          const from = Math.max(updatedAt, since);
          const figures = await sumEndingsByVersion(tx, { deploymentId: deployment.id, from });
          deployments.push({
            agent: { id, name },
            ...{ environment, revision },
            since: updatedAt,
            shares: known.toShares(weights).map((share) => ({
              ...share,
              figures: figures.get(share.flowVersionId) ?? NO_CALLS,
            })),
            before: before === undefined ? null : known.toShares(before),
            watch: await describeWatch(tx, deployment, known),
          });
        }
      }
      return deployments;
    }),
  );
