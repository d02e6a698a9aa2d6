import type { ValueKind } from '@aybiza/statechart';
import { RE2JS } from 're2js';
import { understandSpelled } from './spelled.ts';
import type { UnderstoodValue } from './understood-value.ts';

const MAX_LENGTH = 200;

/** A code that fits the author's pattern, as it was recognised or put together from letters and digits that were spelled. */
export function understandPattern(
  text: string,
  { pattern }: Extract<ValueKind, { kind: 'pattern' }>,
): UnderstoodValue | undefined {
  const fits = matcherOf(pattern);
  if (fits === undefined) return undefined;
  const spelled = understandSpelled(text.slice(0, MAX_LENGTH));
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

/** Whether a text fits a pattern whole. Linear in the text, whatever the pattern; undefined for one that RE2 cannot read. */
export function matcherOf(pattern: string): ((text: string) => boolean) | undefined {
  try {
    const compiled = RE2JS.compile(pattern);
    return (text) => compiled.matcher(text).matches();
  } catch {
    // The compiler refuses such patterns; an older statechart may still hold one.
    return undefined;
  }
}
