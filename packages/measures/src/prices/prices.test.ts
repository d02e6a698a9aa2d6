import { expect, it, test } from 'vitest';
import { LIST_PRICES, priceTable } from './list-prices.ts';
import { costOf, priceChanges, type UsagePrice } from './usage-price.ts';

const minute = (micros: number, validFrom: string, source = ''): UsagePrice => ({
  unit: 'callMs',
  source,
  micros,
  validFrom,
});
const tenMinutes = (source: string) => ({ unit: 'callMs', source, amount: 600_000 }) as const;

test('a month that is over keeps its prices when new ones come', () => {
  const old = { own: [minute(10_000, '2026-01-01')], list: [] };
  const now = { own: [...old.own, minute(20_000, '2026-07-01')], list: [] };
  for (const day of ['2026-01-01', '2026-06-30'])
    expect(costOf(now, tenMinutes('twilio'), day)).toBe(costOf(old, tenMinutes('twilio'), day));
  expect(costOf(now, tenMinutes('twilio'), '2026-07-01')).toBe(200_000);
});

test('what had no price yet has none, which is not nothing', () => {
  expect(costOf({ own: [minute(10_000, '2026-02-01')], list: [] }, tenMinutes('twilio'), '2026-01-31')).toBeUndefined();
});

test('a workspace’s own price goes before the list’s, and the one of a vendor before the one of all', () => {
  const list = [minute(1, '2020-01-01', 'twilio')];
  expect(costOf({ own: [minute(2_000, '2026-01-01')], list }, tenMinutes('twilio'), '2026-03-01')).toBe(20_000);
  const own = [minute(3_000, '2026-01-01', 'twilio'), minute(2_000, '2026-02-01')];
  expect(costOf({ own, list }, tenMinutes('twilio'), '2026-03-01')).toBe(30_000);
  expect(costOf({ own, list }, tenMinutes('pbx'), '2026-03-01')).toBe(20_000);
});

it.each(['practice', 'practice-fallback', 'browser'])(
  'what comes from %s costs nothing, whatever the prices say',
  (source) => {
    expect(costOf({ own: [minute(10_000, '2020-01-01')], list: [] }, tenMinutes(source), '2026-03-01')).toBe(0);
  },
);

test('the list knows a model by part of its name, wherever it runs', () => {
  const table = priceTable([], 900_000);
  const tokens = (source: string) => costOf(table, { unit: 'outputTokens', source, amount: 1_000_000 }, '2026-11-27');
  expect(tokens('eu.anthropic.claude-haiku-4-5-20251001-v1:0')).toBe(4_500_000);
  expect(tokens('claude-haiku-4-5')).toBe(4_500_000);
  expect(tokens('somebody-else')).toBeUndefined();
});

test('every list price says whose it is, where that is said, and when it was noted', () => {
  for (const { vendor, page, noted, micros } of LIST_PRICES) {
    expect(vendor).not.toBe('');
    expect(new URL(page).protocol).toBe('https:');
    expect(noted).toMatch(/^\d{4}-\d\d-\d\d$/);
    expect(Number.isInteger(micros)).toBe(true);
  }
});

test('a period is cut where a price changes', () => {
  const table = {
    own: [minute(1, '2026-03-10'), minute(2, '2026-03-10', 'twilio'), minute(3, '2026-02-01')],
    list: [],
  };
  expect(priceChanges(table, { from: '2026-03-01', before: '2026-04-01' })).toEqual(['2026-03-01', '2026-03-10']);
});
