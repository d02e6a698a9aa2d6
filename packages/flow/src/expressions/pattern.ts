import { readPattern } from '@aybiza/statechart';

/** Can this pattern be matched, in time that is linear in the text and small whatever the text is? */
export function isPattern(source: string): boolean {
  return readPattern(source) !== undefined;
}
