import type { Value } from './value.ts';

/** A value as text when nobody said how: nothing is empty, a yes or no is the word, lists and objects are JSON. */
export function plainText(value: Value): string {
  if (value === null) return '';
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'number') return String(value);
  return JSON.stringify(value);
}
