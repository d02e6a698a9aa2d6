import { findPublishedVersion } from '@aybiza/db/flow-versions';
import { notFound } from '../api-error.ts';
import { workspaceProcedure } from '../trpc.ts';
import { listSubflows } from './find-subflows.ts';
import { getPublishedInput, getPublishedOutput } from './get-published.schema.ts';

/** What a subflow node names: a published flow by agent and number, with everything it needs inside. It never changes. */
export const getPublished = workspaceProcedure({
  role: 'viewer',
  scope: 'flows:read',
  route: 'GET /agents/{agentId}/published-flow',
  summary: 'Get a published flow by its number, with the flows inside it',
})
  .input(getPublishedInput)
  .output(getPublishedOutput)
  .query(({ ctx, input }) =>
    ctx.inWorkspace(async (tx) => {
      const published = await findPublishedVersion(tx, input);
      if (published === undefined) throw notFound('version');
      return { flow: published.document, subflows: await listSubflows(tx, published.document) };
    }),
  );
