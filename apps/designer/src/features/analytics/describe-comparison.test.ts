import { flowVersionIdSchema } from '@aybiza/foundation/ids';
import { expect, test } from 'vitest';
import { createFormats } from '../../formats/create-formats.ts';
import { inEnglish } from '../../language/strings.ts';
import { describeComparison } from './describe-comparison.ts';
import { analyticsStrings } from './strings.ts';

const words = { strings: inEnglish(analyticsStrings).comparison, formats: createFormats('en') };

const names = { version: 'Version 4', base: 'Version 3' };
const comparison = {
  flowVersionId: flowVersionIdSchema.parse('ver_00000000000000000000'),
  measure: 'contained',
  difference: -0.123,
  low: -0.2,
  high: -0.05,
  pValue: 0.001,
  callsMissing: 0,
} as const;

test('a difference is told with its size, its range and its direction', () => {
  expect(describeComparison({ ...comparison, verdict: 'different' }, names, words)).toBe(
    'Version 4 contains fewer calls than Version 3: 12.3 percentage points fewer (95% certain: 5 to 20). Chance alone hardly explains that.',
  );
});

test('where it cannot be told, that is what is said, with how many calls are missing', () => {
  expect(describeComparison({ ...comparison, verdict: 'tooFew', callsMissing: 212 }, names, words)).toBe(
    'Too few calls to tell whether Version 4 contains more or fewer calls than Version 3: about 212 more would be needed.',
  );
});

test('what is alike is not called better', () => {
  expect(describeComparison({ ...comparison, verdict: 'alike' }, names, words)).toBe(
    'Version 4 contains about as many calls as Version 3: they are less than 5 percentage points apart.',
  );
});
