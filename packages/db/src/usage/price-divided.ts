import { BILLED_UNITS, type BilledUnit, costOf, type PriceTable } from '@aybiza/measures';
import type { DividedUsage } from '../analytics/usage-sums.ts';

/** What something costs, as far as there are prices. */
export interface UsageCost {
  /** Millionths of the currency. */
  costMicros: number;
  /** Some of it has no price, and is not in the cost. */
  isPartial: boolean;
}

/** The cost of usage by whatever it was divided by. `days`: the first day of each of its steps. */
export function priceDivided(
  usage: readonly DividedUsage[],
  { prices, days, by }: { prices: PriceTable; days: readonly string[]; by: (usage: DividedUsage) => string },
): ReadonlyMap<string, UsageCost> {
  const costs = new Map<string, UsageCost>();
  for (const used of usage) {
    const { unit, source, amount } = used;
    if (!isBilled(unit)) continue;
    const before = costs.get(by(used)) ?? NOTHING;
    const cost = costOf(prices, { unit, source, amount }, days[used.step] ?? '');
    costs.set(by(used), {
      costMicros: before.costMicros + (cost ?? 0),
      isPartial: before.isPartial || cost === undefined,
    });
  }
  return costs;
}

/** Of what nothing was used. */
export const NOTHING: UsageCost = { costMicros: 0, isPartial: false };

/** Is it on anybody's bill? The rest is counted to be looked at. */
export function isBilled(unit: string): unit is BilledUnit {
  return BILLED_UNITS.some((billed) => billed === unit);
}
