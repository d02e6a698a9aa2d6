import { expect, test } from 'vitest';
import { createFormats } from '../../formats/create-formats.ts';
import { inEnglish } from '../../language/strings.ts';
import { lastMonths, readUsageChoice, writeUsageChoice } from './months.ts';
import { usageStrings } from './strings.ts';

test('months are those of the calendar, however long they are, a year back', () => {
  const months = lastMonths('2026-01-31', inEnglish(usageStrings).period, createFormats('en'));
  expect(months.slice(0, 3)).toEqual([
    { from: '2026-01-01', before: '2026-02-01', label: 'January 2026 so far' },
    { from: '2025-12-01', before: '2026-01-01', label: 'December 2025' },
    { from: '2025-11-01', before: '2025-12-01', label: 'November 2025' },
  ]);
  expect(months.at(-1)?.from).toBe('2025-01-01');
});

test('what is chosen stands in the address, and comes back from it', () => {
  const choice = { month: '2026-01', agent: '' };
  expect(readUsageChoice(writeUsageChoice(choice))).toEqual(choice);
});
