import { router } from '../trpc.ts';
import { getLimits } from './get-limits.ts';
import { getUsage } from './get-usage.ts';
import { listPrices } from './list-prices.ts';
import { removePrice } from './remove-price.ts';
import { setCurrency } from './set-currency.ts';
import { setLimits } from './set-limits.ts';
import { setPrice } from './set-price.ts';

export const usageRouter = router({
  get: getUsage,
  getLimits,
  setLimits,
  listPrices,
  setPrice,
  removePrice,
  setCurrency,
});
