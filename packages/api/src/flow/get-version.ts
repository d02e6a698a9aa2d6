import { findFlowVersion } from '@aybiza/db/flow-versions';
import { notFound } from '../api-error.ts';
import { workspaceProcedure } from '../trpc.ts';
import { getVersionInput, getVersionOutput } from './get-version.schema.ts';

/** A published version with its flow, as it will stay for ever. */
export const getVersion = workspaceProcedure({
  role: 'viewer',
  scope: 'flows:read',
  route: 'GET /versions/{flowVersionId}',
  summary: 'Get a published version',
})
  .input(getVersionInput)
  .output(getVersionOutput)
  .query(async ({ ctx, input }) => {
    const version = await ctx.inWorkspace((tx) => findFlowVersion(tx, input.flowVersionId));
    if (version === undefined) throw notFound('version');
    const { document: flow, ...rest } = version;
    return { ...rest, flow };
  });
