import { listDeployments } from '@aybiza/db/deployments';
import { listFlowVersions } from '@aybiza/db/flow-versions';
import { findNames } from '../session/find-names.ts';
import { workspaceProcedure } from '../trpc.ts';
import { getAgentDraft } from './get-agent-draft.ts';
import { listVersionsInput, listVersionsOutput } from './list-versions.schema.ts';

/** What was published of an agent, newest first. */
export const listVersions = workspaceProcedure({
  role: 'viewer',
  scope: 'flows:read',
  route: 'GET /agents/{agentId}/versions',
  summary: 'List the published versions of an agent',
})
  .input(listVersionsInput)
  .output(listVersionsOutput)
  .query(({ ctx, input }) =>
    ctx.inWorkspace(async (tx) => {
      const draft = await getAgentDraft(tx, input.agentId);
      const deployments = await listDeployments(tx, input.agentId);
      const nameOf = await findNames(tx);
      const versions = await listFlowVersions(tx, draft.id);
      return versions.map(({ id, number, name, note, publishedBy, createdAt }) => {
        const environments = deployments
          .filter(({ weights }) => weights.some(({ flowVersionId }) => flowVersionId === id))
          .map(({ environment }) => environment);
        return {
          ...{ id, number, name, note, publishedBy, createdAt, environments },
          publishedByName: nameOf(publishedBy),
          live: environments.includes('live'),
        };
      });
    }),
  );
