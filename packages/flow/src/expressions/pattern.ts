import { readPattern } from '@aybiza/statechart';

/** What to tell an author whose pattern is refused. */
export const PATTERN_ADVICE =
  'This pattern cannot be read or is too large. Patterns follow RE2: without look-ahead and back-references, and with repeats of at most 200 in all.';

/** Can this pattern be matched, in time that is linear in the text and small whatever the text is? */
export function isPattern(source: string): boolean {
  return readPattern(source) !== undefined;
}
