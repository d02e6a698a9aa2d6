import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decideAlert } from './alert-rule.ts';

const above = { side: 'above', threshold: 10, calmAt: 8 } as const;
const below = { side: 'below', threshold: 10, calmAt: 12 } as const;

test.each([
  [above, false, 10, 'stays'],
  [above, false, 10.1, 'raise'],
  [above, true, 9, 'stays'],
  [above, true, 8, 'clear'],
  [below, false, 10, 'stays'],
  [below, false, 9.9, 'raise'],
  [below, true, 11, 'stays'],
  [below, true, 12, 'clear'],
  [above, false, null, 'stays'],
  [above, true, null, 'stays'],
] as const)('%o, raised %s, at %s: %s', (...[rule, isRaised, value, change]) => {
  expect(decideAlert(rule, isRaised, value)).toBe(change);
});

test('a measure that wavers between calm and the threshold is told of once', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 8.001, max: 10, noNaN: true })), (wavering) => {
      let isRaised = true;
      for (const value of wavering) isRaised = decideAlert(above, isRaised, value) !== 'clear';
      expect(isRaised).toBe(true);
    }),
  );
});
