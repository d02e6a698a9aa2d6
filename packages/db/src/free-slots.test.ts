import { expect, test } from 'vitest';
import { type FreeSlotQuery, findFreeSlots } from './free-slots.ts';

const zurich = 'Europe/Zurich';
const at = (iso: string) => Date.parse(iso);
const mondayMorning = { weekday: 1, fromMinute: 9 * 60, toMinute: 11 * 60 };

function ask(changes: Partial<FreeSlotQuery>): string[] {
  const slots = findFreeSlots({
    timeZone: zurich,
    slotMinutes: 60,
    openingTimes: [mondayMorning],
    bookings: [],
    within: { startsAt: at('2026-11-23T00:00:00Z'), endsAt: at('2026-11-24T00:00:00Z') },
    limit: 100,
    ...changes,
  });
  return slots.map(
    ({ startsAt, endsAt }) => `${new Date(startsAt).toISOString().slice(5, 16)}+${(endsAt - startsAt) / 60_000}`,
  );
}

test('slots follow the wall clock of the resource', () => {
  expect(ask({})).toEqual(['11-23T08:00+60', '11-23T09:00+60']);
  expect(ask({ timeZone: 'America/New_York' })).toEqual(['11-23T14:00+60', '11-23T15:00+60']);
});

test('the same opening time is an hour earlier in UTC in summer', () => {
  const within = { startsAt: at('2026-07-06T00:00:00Z'), endsAt: at('2026-07-07T00:00:00Z') };
  expect(ask({ within })).toEqual(['07-06T07:00+60', '07-06T08:00+60']);
});

test('a booking takes every slot it touches, and neither neighbour', () => {
  const bookings = [{ startsAt: at('2026-11-23T08:30:00Z'), endsAt: at('2026-11-23T09:00:00Z') }];
  expect(ask({ bookings })).toEqual(['11-23T09:00+60']);
});

test('a rest of an opening time that is shorter than a slot is not offered', () => {
  expect(ask({ slotMinutes: 45 })).toEqual(['11-23T08:00+45', '11-23T08:45+45']);
});

test('only slots that lie wholly within the question are offered', () => {
  const within = { startsAt: at('2026-11-23T08:01:00Z'), endsAt: at('2026-11-23T10:00:00Z') };
  expect(ask({ within })).toEqual(['11-23T09:00+60']);
});

test('the limit ends a long answer', () => {
  const within = { startsAt: at('2026-11-23T00:00:00Z'), endsAt: at('2026-12-23T00:00:00Z') };
  expect(ask({ within, limit: 3 })).toEqual(['11-23T08:00+60', '11-23T09:00+60', '11-30T08:00+60']);
});

test('opening times of a day come in order, whatever order they were written in', () => {
  const afternoon = { weekday: 1, fromMinute: 14 * 60, toMinute: 15 * 60 };
  expect(ask({ openingTimes: [afternoon, mondayMorning] })).toEqual([
    '11-23T08:00+60',
    '11-23T09:00+60',
    '11-23T13:00+60',
  ]);
});

test('a slot in the hour that spring skips is not offered', () => {
  const night = { weekday: 7, fromMinute: 60, toMinute: 4 * 60 };
  const within = { startsAt: at('2026-03-28T12:00:00Z'), endsAt: at('2026-03-29T12:00:00Z') };
  // 01:00 is 00:00 UTC; 02:00 does not exist; 03:00 is 01:00 UTC.
  expect(ask({ openingTimes: [night], within })).toEqual(['03-29T00:00+60', '03-29T01:00+60']);
});

test('a slot in the hour that autumn repeats is offered once, the first time', () => {
  const night = { weekday: 7, fromMinute: 60, toMinute: 4 * 60 };
  const within = { startsAt: at('2026-10-24T12:00:00Z'), endsAt: at('2026-10-25T12:00:00Z') };
  expect(ask({ openingTimes: [night], within })).toEqual(['10-24T23:00+60', '10-25T00:00+60', '10-25T02:00+60']);
});

test('a day that is yesterday in UTC is found in zones far east and far west', () => {
  const within = { startsAt: at('2026-11-22T00:00:00Z'), endsAt: at('2026-11-25T00:00:00Z') };
  expect(ask({ timeZone: 'Pacific/Kiritimati', within })).toEqual(['11-22T19:00+60', '11-22T20:00+60']);
  expect(ask({ timeZone: 'Pacific/Pago_Pago', within })).toEqual(['11-23T20:00+60', '11-23T21:00+60']);
});

test('a question about centuries is answered for a year at most', () => {
  const within = { startsAt: at('2026-01-01T00:00:00Z'), endsAt: at('2526-01-01T00:00:00Z') };
  const slots = ask({ within, slotMinutes: 120, limit: 10_000 });
  expect(slots.length).toBeGreaterThan(50);
  expect(slots.length).toBeLessThanOrEqual(53);
});
