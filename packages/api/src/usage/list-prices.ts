import { listUsagePrices } from '@aybiza/db/usage/usage-prices';
import { getUsageSettings } from '@aybiza/db/usage/usage-settings';
import { LIST_PRICES } from '@aybiza/measures';
import { workspaceProcedure } from '../trpc.ts';
import { pricesOutput } from './usage.schema.ts';

/** What a workspace reckons with: its own prices, and the list prices that count where it has none. */
export const listPrices = workspaceProcedure({
  role: 'viewer',
  scope: 'usage:read',
  route: 'GET /usage/prices',
  summary: 'List prices',
})
  .output(pricesOutput)
  .query(({ ctx }) =>
    ctx.inWorkspace(async (tx) => {
      const { currency, dollarMicros } = await getUsageSettings(tx);
      const own = (await listUsagePrices(tx)).map(({ id: priceId, ...price }) => ({ priceId, ...price }));
      return { currency, dollarMicros, own, list: [...LIST_PRICES] };
    }),
  );
