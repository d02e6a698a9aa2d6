export { compareShares, NOTICEABLE, type ShareComparison } from './compare/compare-shares.ts';
export { type Share, shareOf } from './compare/proportion.ts';
export { LIST_PRICES, type ListPrice, priceTable } from './prices/list-prices.ts';
export {
  BILLED_UNITS,
  type BilledUnit,
  costOf,
  isFree,
  PRICED_PER,
  type PriceTable,
  priceChanges,
  priceOn,
  type UsagePrice,
} from './prices/usage-price.ts';
export { type CountedCalls, type JudgedMeasure, judgeWatch } from './watch/judge-watch.ts';
