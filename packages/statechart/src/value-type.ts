import type { Value } from './value.ts';

/** What kind of data a value is. Dates, times, phone numbers and digits are text: they compare and join like text. */
export type ValueType = 'text' | 'number' | 'yesNo' | 'list' | 'object' | 'any';

/** The kind of data in a value; of nothing it can only be said that it may be anything. */
export function typeOfValue(value: Value): ValueType {
  if (typeof value === 'string') return 'text';
  if (typeof value === 'number') return 'number';
  if (typeof value === 'boolean') return 'yesNo';
  if (Array.isArray(value)) return 'list';
  return value === null ? 'any' : 'object';
}
