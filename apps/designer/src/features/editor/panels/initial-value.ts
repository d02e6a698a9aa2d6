import type { Variable } from '@aybiza/flow';
import { assertNever } from '@aybiza/foundation/assert-never';
import { type Value, valueSchema } from '@aybiza/statechart';

/** A starting value as it is written in the form. */
export function showInitial(value: Value): string {
  if (value === null) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** What is written in the form as a value of that kind; empty is no value yet, undefined does not fit. */
export function parseInitial(type: Variable['type'], written: string): Value | undefined {
  const words = written.trim();
  if (words === '') return null;
  switch (type) {
    case 'number': {
      const number = Number(words);
      return Number.isFinite(number) ? number : undefined;
    }
    case 'yesNo':
      if (/^(yes|true)$/i.test(words)) return true;
      return /^(no|false)$/i.test(words) ? false : undefined;
    case 'list':
    case 'object':
      return parseJson(words, type);
    case 'date':
      return /^\d{4}-\d{2}-\d{2}$/.test(words) ? words : undefined;
    case 'time':
      return /^\d{2}:\d{2}$/.test(words) ? words : undefined;
    case 'text':
    case 'phone':
    case 'digits':
      return words;
    default:
      return assertNever(type);
  }
}

function parseJson(words: string, type: 'list' | 'object'): Value | undefined {
  let value: unknown;
  try {
    value = JSON.parse(words);
  } catch {
    return undefined; // Expected: somebody is still writing.
  }
  const parsed = valueSchema.safeParse(value);
  if (!parsed.success || parsed.data === null || typeof parsed.data !== 'object') return undefined;
  return Array.isArray(parsed.data) === (type === 'list') ? parsed.data : undefined;
}
