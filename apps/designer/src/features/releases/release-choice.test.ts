import { expect, test } from 'vitest';
import { environmentOf, FOR_ALL_NOW, isReleaseComplete, NO_WATCH, toRelease, writeTime } from './release-choice.ts';

const zurich = { timeZone: 'Europe/Zurich', isChosen: true };
const at = Date.UTC(2026, 11, 24, 7);

test('a time is meant by the clock that was shown beside it, whatever the device’s is', () => {
  const when = writeTime(at, zurich);
  expect(when.text).toBe('2026-12-24T08:00');
  expect(toRelease({ ...FOR_ALL_NOW, when })).toEqual({ environment: 'live', at });
  const elsewhere = { ...when, zone: { timeZone: 'America/New_York', isChosen: false } };
  expect(toRelease({ ...FOR_ALL_NOW, when: elsewhere })).toEqual({ environment: 'live', at: at + 6 * 3_600_000 });
});

test('half a time is not asked for', () => {
  expect(isReleaseComplete({ ...FOR_ALL_NOW, when: { text: '2026-12-24', zone: zurich } })).toBe(false);
});

test('a version that all callers meet is not watched', () => {
  const watch = { ...NO_WATCH, isOn: true };
  expect(toRelease({ ...FOR_ALL_NOW, watch })).toEqual({ environment: 'live' });
  expect(toRelease({ ...FOR_ALL_NOW, watch, percent: 10 })).toMatchObject({
    percent: 10,
    watch: { measures: [{ measure: 'dropped', margin: 2 }, { measure: 'notContained' }], growAfterCalls: null },
  });
});

test.each([
  { case: 'live, where the agent answers there', publishedIn: ['live', 'staging'], chosen: undefined, meant: 'live' },
  { case: 'the only one there is', publishedIn: ['development'], chosen: undefined, meant: 'development' },
  { case: 'what was chosen', publishedIn: ['live', 'staging'], chosen: 'staging', meant: 'staging' },
  { case: 'not one in which another agent answered', publishedIn: ['live'], chosen: 'staging', meant: 'live' },
  { case: 'what it was before, until more is known', publishedIn: [], chosen: 'staging', meant: 'staging' },
] as const)('a number points at $case', ({ publishedIn, chosen, meant }) => {
  expect(environmentOf(publishedIn, chosen)).toBe(meant);
});
