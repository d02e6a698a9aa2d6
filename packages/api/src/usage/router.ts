import { router } from '../trpc.ts';
import { getLimits } from './get-limits.ts';
import { getOutbound } from './get-outbound.ts';
import { getUsage } from './get-usage.ts';
import { listPrices } from './list-prices.ts';
import { removePrice } from './remove-price.ts';
import { setCurrency } from './set-currency.ts';
import { setLimits } from './set-limits.ts';
import { setOutbound } from './set-outbound.ts';
import { setPrice } from './set-price.ts';

export const usageRouter = router({
  get: getUsage,
  getLimits,
  setLimits,
  getOutbound,
  setOutbound,
  listPrices,
  setPrice,
  removePrice,
  setCurrency,
});
