import { readPattern, type ValueKind } from '@aybiza/statechart';
import type { HeardLanguage } from './languages/heard-language.ts';
import { understandSpelled } from './spelled.ts';
import type { UnderstoodValue } from './understood-value.ts';

const MAX_LENGTH = 200;

/** A code that fits the author's pattern, as it was recognised or put together from letters and digits that were spelled. */
export function understandPattern(
  text: string,
  { pattern }: Extract<ValueKind, { kind: 'pattern' }>,
  language: HeardLanguage,
): UnderstoodValue | undefined {
  const fits = matcherOf(pattern);
  if (fits === undefined) return undefined;
  const spelled = understandSpelled(text.slice(0, MAX_LENGTH), language);
  const written = text.slice(0, MAX_LENGTH).trim();
  const candidates = [
    spelled?.toUpperCase(),
    spelled,
    written,
    written.replace(/[\s.,-]+/g, ''),
    written.replace(/[\s.,-]+/g, '').toUpperCase(),
  ];
  const found = candidates.find((candidate) => candidate !== undefined && candidate !== '' && fits(candidate));
  return found === undefined ? undefined : { value: found, score: 0.9 };
}

/**
 * Whether a text, not longer than a customer number may be, fits a pattern whole. Undefined for a pattern that cannot be read,
 * which only an older statechart may hold.
 */
export function matcherOf(pattern: string): ((text: string) => boolean) | undefined {
  const read = readPattern(pattern);
  return read === undefined ? undefined : (text) => text.length <= MAX_LENGTH && read.fits(text);
}
