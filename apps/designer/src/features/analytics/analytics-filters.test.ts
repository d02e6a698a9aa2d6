import { describe, expect, it, test } from 'vitest';
import { daysBefore, daysOf, NO_CHOICE, readChoice, selectionOf, stepOf, writeChoice } from './analytics-filters.ts';

const TODAY = '2026-10-26';
const agent = 'agt_00000000000000000000';

describe('the period', () => {
  it.each([
    ['today', { from: '2026-10-26', before: '2026-10-27' }],
    ['week', { from: '2026-10-20', before: '2026-10-27' }],
    ['', { from: '2026-09-27', before: '2026-10-27' }],
    ['nonsense', { from: '2026-09-27', before: '2026-10-27' }],
  ])('“%s” is whole days that end with today, across a change of the clocks', (period, days) => {
    expect(daysOf({ ...NO_CHOICE, period }, TODAY)).toEqual(days);
  });

  it('of one’s own has its last day in it', () => {
    const own = { ...NO_CHOICE, period: 'own', from: '2026-10-24', to: '2026-10-25' };
    expect(daysOf(own, TODAY)).toEqual({ from: '2026-10-24', before: '2026-10-26' });
  });

  it.each([
    ['ends before it begins', '2026-10-25', '2026-10-01'],
    ['has no beginning', '', '2026-10-01'],
    ['is longer than a year', '2020-01-01', '2026-10-01'],
    ['is no date', '2026-13-45', '2026-10-01'],
  ])('that %s is the usual one', (_what, from, to) => {
    expect(daysOf({ ...NO_CHOICE, period: 'own', from, to }, TODAY)).toEqual(daysOf(NO_CHOICE, TODAY));
  });

  it('before is as long, and ends where this one begins', () => {
    expect(daysBefore({ from: '2026-10-20', before: '2026-10-27' })).toEqual({
      from: '2026-10-13',
      before: '2026-10-20',
    });
  });

  it('is shown by the hour while that can be read', () => {
    expect(stepOf(daysOf({ ...NO_CHOICE, period: 'today' }, TODAY))).toBe('hour');
    expect(stepOf(daysOf({ ...NO_CHOICE, period: 'week' }, TODAY))).toBe('day');
  });
});

test('what is chosen stands in the address, and comes back from it', () => {
  const chosen = { ...NO_CHOICE, period: 'week', agent, tests: 'with' };
  expect(readChoice(writeChoice(chosen))).toEqual(chosen);
  expect(writeChoice(NO_CHOICE)).toBe('');
});

test('test calls do not count unless somebody wants them to, and a version needs its agent', () => {
  expect(selectionOf({ ...NO_CHOICE, version: 'ver_00000000000000000000' })).toEqual({ isTest: false });
  expect(selectionOf({ ...NO_CHOICE, agent, tests: 'with' })).toEqual({ agentId: agent });
});
