import fc from 'fast-check';
import { expect, test } from 'vitest';
import { afterTry, type RetryRules, TRY_OUTCOMES } from './after-try.ts';
import { mayCallAt } from './calling-hours.ts';
import { callsToPlace, isFailing } from './pace.ts';

const week = Array.from({ length: 7 }, () => [{ from: '09:00', to: '17:00' }]);
const where = { week, zones: ['Europe/London'] };
const NOON = Date.UTC(2026, 10, 27, 12);
const MINUTE_MS = 60_000;
const rules: RetryRules = {
  mostTries: 3,
  pauseMinutes: { machine: null, noAnswer: 120, busy: 15, failed: 60, hungUpEarly: null },
};

test('each outcome has a pause of its own', () => {
  const after = (outcome: 'busy' | 'noAnswer') => afterTry(rules, { outcome, tries: 1, endedAt: NOON }, where);
  expect(after('busy')).toEqual({ status: 'waiting', dueAt: NOON + 15 * MINUTE_MS });
  expect(after('noAnswer')).toEqual({ status: 'waiting', dueAt: NOON + 120 * MINUTE_MS });
});

test('a try whose pause ends after hours waits for the next morning', () => {
  const ended = { outcome: 'noAnswer', tries: 1, endedAt: Date.UTC(2026, 10, 27, 16) } as const;
  expect(afterTry(rules, ended, where)).toEqual({ status: 'waiting', dueAt: Date.UTC(2026, 10, 28, 9) });
});

test('a machine has the message, unless it is to be tried again', () => {
  const ended = { outcome: 'machine', tries: 1, endedAt: NOON } as const;
  expect(afterTry(rules, ended, where)).toEqual({ status: 'messageLeft' });
  const again = { ...rules, pauseMinutes: { ...rules.pauseMinutes, machine: 30 } };
  expect(afterTry(again, ended, where)).toEqual({ status: 'waiting', dueAt: NOON + 30 * MINUTE_MS });
});

const outcome = fc.constantFrom(...TRY_OUTCOMES);
const pause = fc.option(fc.integer({ min: 1, max: 20_000 }), { nil: null });
const anyRules = fc.record({
  mostTries: fc.integer({ min: 1, max: 10 }),
  pauseMinutes: fc.record({ machine: pause, noAnswer: pause, busy: pause, failed: pause, hungUpEarly: pause }),
});

test('whatever the rules: nobody is called after being reached, more often than allowed or out of hours', () => {
  fc.assert(
    fc.property(anyRules, fc.array(outcome, { minLength: 15, maxLength: 15 }), (given, outcomes) => {
      let at = NOON;
      let tries = 0;
      for (const one of outcomes) {
        tries += 1;
        const next = afterTry(given, { outcome: one, tries, endedAt: at }, where);
        if (next.status !== 'waiting') break;
        expect(['reached', 'optedOut', 'unknown']).not.toContain(one);
        expect(next.dueAt).toBeGreaterThan(at);
        expect(mayCallAt(week, where.zones, next.dueAt)).toBe(true);
        at = next.dueAt;
      }
      expect(tries).toBeLessThanOrEqual(given.mostTries);
    }),
  );
});

test('there is never more than one call for each place, and never more than any limit has left', () => {
  const room = fc.record({
    underWay: fc.nat(60),
    callsAtOnce: fc.integer({ min: 1, max: 50 }),
    free: fc.array(fc.integer({ min: -5, max: 50 }), { maxLength: 4 }),
    ended: fc.nat(30),
  });
  fc.assert(
    fc.property(room, (given) => {
      const count = callsToPlace(given);
      expect(count).toBeGreaterThanOrEqual(0);
      if (count === 0) return;
      expect(given.underWay + count).toBeLessThanOrEqual(given.callsAtOnce);
      for (const free of given.free) expect(count).toBeLessThanOrEqual(free);
    }),
  );
});

test('it begins with five calls, and goes on once they have ended', () => {
  expect(callsToPlace({ underWay: 0, callsAtOnce: 30, free: [], ended: 0 })).toBe(5);
  expect(callsToPlace({ underWay: 0, callsAtOnce: 30, free: [], ended: 5 })).toBe(30);
});

test('when half of the calls fail it is stopped; people who do not pick up are no failure', () => {
  expect(isFailing(['failed', 'failed', 'failed', 'failed'])).toBe(false);
  expect(isFailing(['failed', 'unknown', 'failed', 'reached', 'busy'])).toBe(true);
  expect(isFailing(Array.from({ length: 20 }, () => 'noAnswer'))).toBe(false);
});
