import { sumOutcomes } from '@aybiza/db/analytics/call-sums';
import { periodOfDays } from '@aybiza/db/analytics/local-period';
import { divideUsage } from '@aybiza/db/analytics/usage-sums';
import { NOTHING, priceDivided } from '@aybiza/db/usage/price-divided';
import { getPriceTable } from '@aybiza/db/usage/usage-prices';
import { priceChanges } from '@aybiza/measures';
import { workspaceProcedure } from '../trpc.ts';
import { analyticsInput, costsOutput } from './analytics.schema.ts';
import { readAnalytics } from './read-analytics.ts';

/** What calls cost by the prices of their days, as a whole and by outcome. */
export const getCosts = workspaceProcedure({
  role: 'viewer',
  scope: 'calls:read',
  route: 'GET /analytics/costs',
  summary: 'Get what calls cost',
})
  .input(analyticsInput)
  .output(costsOutput)
  .query(({ ctx, input }) => {
    const { period, selection } = readAnalytics(input);
    return ctx.inWorkspace(async (tx) => {
      const { currency, ...prices } = await getPriceTable(tx);
      const days = priceChanges(prices, input);
      const usage = await divideUsage(tx, selection, { period: periodOfDays(days, input), by: 'outcome' });
      const costs = priceDivided(usage, { prices, days, by: ({ of }) => of });
      const outcomes = new Map<string, number>();
      for (const { outcome, calls } of await sumOutcomes(tx, selection, period))
        outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + calls);
      const rows = [...outcomes].map(([outcome, calls]) => ({ outcome, calls, ...(costs.get(outcome) ?? NOTHING) }));
      return {
        currency,
        calls: rows.reduce((sum, { calls }) => sum + calls, 0),
        costMicros: rows.reduce((sum, { costMicros }) => sum + costMicros, 0),
        isPartial: rows.some(({ isPartial }) => isPartial),
        outcomes: rows.toSorted((left, right) => right.costMicros - left.costMicros),
      };
    });
  });
