import { addAuditEntry } from '@aybiza/db/audit-entries';
import { findDeployment } from '@aybiza/db/deployments';
import { apiError } from '../api-error.ts';
import { checkAgent } from '../check-agent.ts';
import { refuseWithoutVendors } from '../privacy/find-region.ts';
import { workspaceProcedure } from '../trpc.ts';
import { promoteVersionInput, promoteVersionOutput } from './deployment.schema.ts';
import { readShares } from './read-shares.ts';
import { releaseVersion } from './release-version.ts';

const DESCRIPTION = `The newest version that answers in one environment answers in another as well: the same version, which is not compiled \
again and never changes. Refusals: \`NOT_PUBLISHED\` (412: nothing answers in \`from\`), \`STALE_REVISION\` (409: what answers in \`from\` was \
changed since \`revision\`), \`BAD_MOMENT\` (422), \`NOBODY_IN_REGION\` (409).`;

/** Takes the version that was tried in one environment to another. It was approved when it was published, where that is needed. */
export const promoteVersion = workspaceProcedure({
  role: 'publisher',
  scope: 'flows:publish',
  route: 'POST /agents/{agentId}/deployment/promote',
  summary: 'Promote a version to another environment',
  description: DESCRIPTION,
})
  .input(promoteVersionInput)
  .output(promoteVersionOutput)
  .mutation(({ ctx, input: { agentId, from, to, revision, ...release } }) =>
    ctx.inWorkspace(async (tx) => {
      const { actor } = ctx;
      await checkAgent(tx, agentId);
      const tried = await findDeployment(tx, { agentId, environment: from });
      const newest = tried?.weights[0];
      if (tried === undefined || newest === undefined)
        throw apiError('NOT_PUBLISHED', `Nothing answers in ${from} yet: publish there first.`);
      if (revision !== undefined && revision !== tried.revision)
        throw apiError(
          'STALE_REVISION',
          `What answers in ${from} was changed in the meantime. Look again, then promote.`,
        );
      await refuseWithoutVendors(tx, ctx.services);
      const { weight: _, ...version } = newest;
      const now = ctx.services.clock.now();
      const planned = await releaseVersion(tx, {
        ...{ ...release, agentId, version, environment: to, reason: 'promoted', actor, now },
      });
      const number = (await readShares(tx, agentId)).numberOf.get(version.flowVersionId) ?? 0;
      const { percent = 100, at } = release;
      const detail = { number, from, to, percent, ...(at === undefined ? {} : { at: new Date(at).toISOString() }) };
      await addAuditEntry(tx, { actor, action: 'deployment.promoted', subject: agentId, detail });
      return { number, planId: planned?.planId ?? null };
    }),
  );
