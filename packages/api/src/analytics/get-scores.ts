import { sumScores } from '@aybiza/db/analytics/score-sums';
import { flowVersionIdSchema } from '@aybiza/foundation/ids';
import { workspaceProcedure } from '../trpc.ts';
import { analyticsInput, scoresOutput } from './analytics.schema.ts';
import { readAnalytics } from './read-analytics.ts';

/** What calls were judged to be worth after their end, by scorecard and version. */
export const getScores = workspaceProcedure({
  role: 'viewer',
  scope: 'calls:read',
  route: 'GET /analytics/scores',
  summary: 'Get the scores of calls',
})
  .input(analyticsInput)
  .output(scoresOutput)
  .query(async ({ ctx, input }) => {
    const { period, selection } = readAnalytics(input);
    const sums = await ctx.inWorkspace((tx) => sumScores(tx, selection, period));
    return sums.map(({ flowVersionId, score, ...sum }) => ({
      ...sum,
      flowVersionId: flowVersionIdSchema.safeParse(flowVersionId).data ?? null,
      score: score / sum.calls,
    }));
  });
