import type { UsageUnit } from '@aybiza/call-log';

/**
 * What is billed, of all that is counted: the time that callers spoke is part of what a recogniser hears, and replies are billed by their
 * tokens.
 */
export const BILLED_UNITS = [
  'callMs',
  'recognisedMs',
  'spokenCharacters',
  'inputTokens',
  'outputTokens',
  'messages',
  'transfers',
] as const satisfies readonly UsageUnit[];
export type BilledUnit = (typeof BILLED_UNITS)[number];

/** How much of a unit a price is for: that many ms, characters, tokens or times. */
export const PRICED_PER: Readonly<Record<BilledUnit, number>> = {
  callMs: 60_000,
  recognisedMs: 60_000,
  spokenCharacters: 1_000,
  inputTokens: 1_000_000,
  outputTokens: 1_000_000,
  messages: 1,
  transfers: 1,
};

/** What something costs from a day on, until the next price of the same thing. */
export interface UsagePrice {
  readonly unit: BilledUnit;
  /** The vendor or model that it is for, or part of its name; empty: for whatever has no price of its own. */
  readonly source: string;
  /** Millionths of the currency for `PRICED_PER[unit]`. */
  readonly micros: number;
  /** The first day, `YYYY-MM-DD`. */
  readonly validFrom: string;
}

/** What a workspace reckons with. */
export interface PriceTable {
  /** Its own, which go before. */
  readonly own: readonly UsagePrice[];
  /** What vendors ask of everybody, in the currency of the workspace. */
  readonly list: readonly UsagePrice[];
}

/** What was used of something on days that have one price. */
export interface UsedAmount {
  readonly unit: BilledUnit;
  /** Which vendor or model; empty where that was never noted. */
  readonly source: string;
  readonly amount: number;
}

/** Where usage comes from that nobody bills: a page's own line, and equipment that stands in (`practice`, `practice-fallback`). */
export function isFree(source: string): boolean {
  return source === 'browser' || source.startsWith('practice');
}

/**
 * The price of something on a day, undefined when there was none: a workspace's own before a vendor's list price; of those, one whose
 * source is more of the used one's name (`claude-haiku` is part of `eu.anthropic.claude-haiku-4-5`); of those, the newest.
 */
export function priceOn(
  { own, list }: PriceTable,
  used: Omit<UsedAmount, 'amount'>,
  day: string,
): UsagePrice | undefined {
  return bestOf(own, used, day) ?? bestOf(list, used, day);
}

function bestOf(
  prices: readonly UsagePrice[],
  { unit, source }: Omit<UsedAmount, 'amount'>,
  day: string,
): UsagePrice | undefined {
  const fitting = prices.filter(
    (price) => price.unit === unit && price.validFrom <= day && source.includes(price.source),
  );
  return fitting.toSorted(
    (left, right) => right.source.length - left.source.length || right.validFrom.localeCompare(left.validFrom),
  )[0];
}

/** What an amount costs, in millionths of the currency. Undefined: it has no price, which is not the same as costing nothing. */
export function costOf(prices: PriceTable, used: UsedAmount, day: string): number | undefined {
  if (isFree(used.source) || used.amount === 0) return 0;
  const price = priceOn(prices, used, day);
  return price === undefined ? undefined : (used.amount / PRICED_PER[used.unit]) * price.micros;
}

/** The days of a period on which some price changes, its first day included: in between one price counts for everything. In order. */
export function priceChanges({ own, list }: PriceTable, { from, before }: { from: string; before: string }): string[] {
  const days = [...own, ...list].map(({ validFrom }) => validFrom).filter((day) => day > from && day < before);
  return [...new Set([from, ...days])].toSorted();
}
