import { getCallLogDays } from '@aybiza/db/call-log-retention';
import { workspaceProcedure } from '../trpc.ts';
import { retentionOutput } from './retention.schema.ts';

/** How long this workspace keeps what was said. */
export const getRetention = workspaceProcedure({
  role: 'viewer',
  scope: null,
  route: 'GET /retention',
  summary: 'Get how long logs of calls are kept',
})
  .output(retentionOutput)
  .query(async ({ ctx }) => ({ callLogDays: await ctx.inWorkspace(getCallLogDays) }));
