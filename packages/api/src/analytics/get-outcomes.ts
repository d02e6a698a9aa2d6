import { sumOutcomes } from '@aybiza/db/analytics/call-sums';
import { workspaceProcedure } from '../trpc.ts';
import { analyticsInput, outcomesOutput } from './analytics.schema.ts';
import { readAnalytics } from './read-analytics.ts';

/** The outcomes of a period, the most frequent ones first. */
export const getOutcomes = workspaceProcedure({
  role: 'viewer',
  scope: 'calls:read',
  route: 'GET /analytics/outcomes',
  summary: 'Get how calls ended',
})
  .input(analyticsInput)
  .output(outcomesOutput)
  .query(({ ctx, input }) => {
    const { period, selection } = readAnalytics(input);
    return ctx.inWorkspace((tx) => sumOutcomes(tx, selection, period));
  });
