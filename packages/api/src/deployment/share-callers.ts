import { notFound } from '../api-error.ts';
import { workspaceProcedure } from '../trpc.ts';
import { changeDeployment } from './change-deployment.ts';
import { deploymentRevisionOutput, shareCallersInput } from './deployment.schema.ts';

const DESCRIPTION = `Which versions answer from the next call on, and for how many percent of the callers; calls under way keep theirs. Whoever \
calls twice meets the same version, and while the share of the newest version grows nobody goes back to an older one. Refusals: \
\`NOT_PUBLISHED\` (412), \`STALE_REVISION\` (409: somebody has changed it since \`revision\`).`;

/** Says which versions answer, and for how many of the callers. */
export const shareCallers = workspaceProcedure({
  role: 'publisher',
  scope: 'flows:publish',
  route: 'PUT /agents/{agentId}/deployment',
  summary: 'Share the callers of an agent among its versions',
  description: DESCRIPTION,
})
  .input(shareCallersInput)
  .output(deploymentRevisionOutput)
  .mutation(({ ctx, input: { shares, ...change } }) =>
    ctx.inWorkspace((tx) =>
      changeDeployment(tx, {
        ...{ ...change, actor: ctx.actor, reason: 'shared' },
        decide: async (_deployment, { versions }) =>
          shares.map(({ flowVersionId, percent: weight }) => {
            const version = versions.get(flowVersionId);
            if (version === undefined) throw notFound('version of this agent');
            return { flowVersionId, statechartHash: version.statechartHash, weight };
          }),
      }),
    ),
  );
