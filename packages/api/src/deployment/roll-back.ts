import { listDeploymentChanges } from '@aybiza/db/deployments';
import { apiError } from '../api-error.ts';
import { workspaceProcedure } from '../trpc.ts';
import { changeDeployment } from './change-deployment.ts';
import { deploymentRevisionOutput, rollBackInput } from './deployment.schema.ts';
import { CHANGES_SHOWN } from './list-deployments.ts';
import { findStateBefore } from './shares.ts';

const DESCRIPTION = `Back to what answered before the newest version did: \`before\` of the list of deployments. Calls under way keep their \
version. Refusals: \`NOT_PUBLISHED\`, \`NOTHING_BEFORE\` (412), \`STALE_REVISION\` (409: somebody has changed it since \`revision\`).`;

/** Takes the newest version away from all callers: what answered before it answers again. */
export const rollBack = workspaceProcedure({
  role: 'publisher',
  scope: 'flows:publish',
  route: 'POST /agents/{agentId}/deployment/roll-back',
  summary: 'Roll back to what answered before',
  description: DESCRIPTION,
})
  .input(rollBackInput)
  .output(deploymentRevisionOutput)
  .mutation(({ ctx, input }) =>
    ctx.inWorkspace((tx) =>
      changeDeployment(tx, {
        ...{ ...input, actor: ctx.actor, reason: 'rolledBack' },
        async decide({ id }, { numberOf }) {
          const before = findStateBefore(await listDeploymentChanges(tx, id, CHANGES_SHOWN), numberOf);
          if (before === undefined) throw apiError('NOTHING_BEFORE', 'No other version has answered before this one.');
          return before;
        },
      }),
    ),
  );
