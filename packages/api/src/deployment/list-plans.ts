import { findAgent } from '@aybiza/db/agents';
import { listPlans as listStoredPlans } from '@aybiza/db/releases/plans';
import { findNames } from '../session/find-names.ts';
import { workspaceProcedure } from '../trpc.ts';
import { listPlansOutput, ofAgentInput } from './deployment.schema.ts';
import { readShares } from './read-shares.ts';

/** The versions that are to answer later, the next one first. */
export const listPlans = workspaceProcedure({
  role: 'viewer',
  scope: 'flows:read',
  route: 'GET /deployments/plans',
  summary: 'List the versions that are to answer later',
})
  .input(ofAgentInput)
  .output(listPlansOutput)
  .query(({ ctx, input }) =>
    ctx.inWorkspace(async (tx) => {
      const nameOf = await findNames(tx);
      const plans = [];
      for (const { agentId, flowVersionId, plannedBy, ...plan } of await listStoredPlans(tx)) {
        if (input.agentId !== undefined && agentId !== input.agentId) continue;
        const { id, environment, percent, watch, dueAt } = plan;
        const agent = await findAgent(tx, agentId);
        if (agent === undefined) continue;
        const version = (await readShares(tx, agentId)).versions.get(flowVersionId);
        plans.push({
          ...{ id, environment, percent, dueAt, isWatched: watch !== null },
          agent: { id: agent.id, name: agent.name },
          version: { number: version?.number ?? 0, name: version?.name ?? '' },
          plannedByName: nameOf(plannedBy.id),
        });
      }
      return plans;
    }),
  );
