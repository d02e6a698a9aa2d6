import { sumUsage } from '@aybiza/db/analytics/usage-sums';
import { workspaceProcedure } from '../trpc.ts';
import { analyticsInput, usageOutput } from './analytics.schema.ts';
import { readAnalytics } from './read-analytics.ts';

/** What calls used of things that cost something: time, characters, tokens. */
export const getUsage = workspaceProcedure({
  role: 'viewer',
  scope: 'calls:read',
  route: 'GET /analytics/usage',
  summary: 'Get what calls used',
})
  .input(analyticsInput)
  .output(usageOutput)
  .query(({ ctx, input }) => {
    const { period, selection } = readAnalytics(input);
    return ctx.inWorkspace((tx) => sumUsage(tx, selection, period));
  });
