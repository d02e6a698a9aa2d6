import { workspaceProcedure } from '../trpc.ts';
import { findRetention } from './find-retention.ts';
import { retentionOutput } from './retention.schema.ts';

/** How long this workspace keeps what was said, and who called. */
export const getRetention = workspaceProcedure({
  role: 'viewer',
  scope: null,
  route: 'GET /retention',
  summary: 'Get how long logs of calls, recordings and contacts are kept',
})
  .output(retentionOutput)
  .query(({ ctx }) => ctx.inWorkspace(findRetention));
