import { expect, test } from 'vitest';
import { fromLocal, toLocal } from './local-time.ts';

const at = Date.UTC(2026, 10, 27, 8, 30);

test.each([
  ['Europe/Zurich', '2026-11-27T09:30'],
  ['America/New_York', '2026-11-27T03:30'],
  ['Asia/Kathmandu', '2026-11-27T14:15'],
  ['UTC', '2026-11-27T08:30'],
])('in %s the field shows %s, and means the same moment', (zone, text) => {
  expect(toLocal(at, zone)).toBe(text);
  expect(fromLocal(text, zone)).toBe(at);
});

test('midnight is the hour 0 of its day', () => {
  expect(toLocal(Date.UTC(2026, 10, 26, 23), 'Europe/Zurich')).toBe('2026-11-27T00:00');
});

test('a time that the clock skips is the first one behind the gap', () => {
  expect(fromLocal('2026-03-29T02:30', 'Europe/Zurich')).toBe(Date.UTC(2026, 2, 29, 1));
});

test('of a time that comes twice the first is meant', () => {
  expect(fromLocal('2026-10-25T02:30', 'Europe/Zurich')).toBe(Date.UTC(2026, 9, 25, 0, 30));
});

test.each(['', 'soon', '2026-13-40T09:30', '2026-11-27'])('“%s” is no time', (text) => {
  expect(fromLocal(text, 'Europe/Zurich')).toBeNaN();
});
