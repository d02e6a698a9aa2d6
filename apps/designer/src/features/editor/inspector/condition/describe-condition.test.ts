import { describe, expect, it } from 'vitest';
import { createFormats } from '../../../../formats/create-formats.ts';
import { inEnglish } from '../../../../language/strings.ts';
import { describeCondition } from './describe-condition.ts';
import { conditionStrings } from './strings.ts';

const variables = new Map([
  ['age', { type: 'number' as const }],
  ['day', { type: 'date' as const }],
  ['member', { type: 'yesNo' as const }],
  ['city', { type: 'text' as const }],
]);

describe('a condition in words', () => {
  it.each([
    ['has(day) && age >= 18', 'day is known and age is at least 18'],
    ['member || city in ["Leeds", "York"]', 'member is yes or city is one of “Leeds” or “York”'],
    [
      'day < today && (member || 18 <= age && age <= 65)',
      'day is before today and (member is yes or age is between 18 and 65)',
    ],
    ['weekday(day) in [6, 7]', 'day is on a Saturday or Sunday'],
    ['age + 1 > 3', 'age + 1 > 3'],
    ['', ''],
  ])('%s', (source, words) => {
    expect(describeCondition(source, variables, { ...inEnglish(conditionStrings), ...createFormats('en') })).toBe(
      words,
    );
  });
});
