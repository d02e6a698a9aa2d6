import { sumLatency } from '@aybiza/db/analytics/latency-sums';
import { workspaceProcedure } from '../trpc.ts';
import { analyticsInput, latencyOutput } from './analytics.schema.ts';
import { readAnalytics } from './read-analytics.ts';

/** Percentiles of how long answers took, and each part of them. */
export const getLatency = workspaceProcedure({
  role: 'viewer',
  scope: 'calls:read',
  route: 'GET /analytics/latency',
  summary: 'Get how long answers took',
})
  .input(analyticsInput)
  .output(latencyOutput)
  .query(({ ctx, input }) => {
    const { period, selection } = readAnalytics(input);
    return ctx.inWorkspace((tx) => sumLatency(tx, selection, period));
  });
