import { workspaceProcedure } from '../trpc.ts';
import { findRegion } from './find-region.ts';
import { regionOutput } from './privacy.schema.ts';

/** Whether there is somebody for each part of a call where calls may be processed. */
export const getRegion = workspaceProcedure({
  role: 'viewer',
  scope: null,
  route: 'GET /privacy/region',
  summary: 'Get where calls may be processed, and whether vendors are connected there',
})
  .output(regionOutput)
  .query(({ ctx }) => ctx.inWorkspace((tx) => findRegion(tx, ctx.services)));
