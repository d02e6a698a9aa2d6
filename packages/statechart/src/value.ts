import { z } from 'zod';

/** What a variable can hold: JSON data, never a host object. Dates are `YYYY-MM-DD`, times `HH:MM`, both as text. */
export type Value = null | boolean | number | string | readonly Value[] | { readonly [key: string]: Value };

export type Values = Readonly<Record<string, Value>>;

/** The deepest nesting, the longest text and the longest list a value may have; anything beyond is cut off at the door. */
export const MAX_VALUE_DEPTH = 12;
export const MAX_TEXT_LENGTH = 65_536;
export const MAX_LIST_LENGTH = 10_000;

export const valueSchema: z.ZodType<Value> = z.lazy(() =>
  z.union([
    z.null(),
    z.boolean(),
    z.number(),
    z.string().max(MAX_TEXT_LENGTH),
    z.array(valueSchema),
    z.record(z.string(), valueSchema),
  ]),
);

export const valuesSchema = z.record(z.string(), valueSchema);

function isPlainObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * Any JSON turned into a Value: numbers that are not finite become null, texts, lists and nesting are limited, and keys that
 * could reach a prototype (`__proto__`) are left out.
 */
export function toValue(input: unknown, depth = 0): Value {
  if (depth > MAX_VALUE_DEPTH) return null;
  if (typeof input === 'string') return input.slice(0, MAX_TEXT_LENGTH);
  if (typeof input === 'boolean') return input;
  if (typeof input === 'number') return Number.isFinite(input) ? input : null;
  if (Array.isArray(input)) return input.slice(0, MAX_LIST_LENGTH).map((item) => toValue(item, depth + 1));
  if (!isPlainObject(input)) return null;
  const entries = Object.entries(input)
    .filter(([key]) => key !== '__proto__')
    .slice(0, MAX_LIST_LENGTH);
  return Object.fromEntries(entries.map(([key, item]) => [key, toValue(item, depth + 1)]));
}

/** Own members only, so that a name from a caller or an HTTP answer never reaches a prototype. */
export function memberOf(container: Value | undefined, key: Value): Value {
  if (Array.isArray(container)) {
    const items: readonly Value[] = container;
    return typeof key === 'number' ? (items[key] ?? null) : null;
  }
  if (typeof key === 'string' && typeof container === 'object' && container !== null && Object.hasOwn(container, key)) {
    return (container as Record<string, Value>)[key] ?? null;
  }
  return null;
}

/** The value at a JSON Pointer (RFC 6901), or null when there is none. */
export function valueAtPointer(value: Value, pointer: string): Value {
  if (pointer === '') return value;
  let current: Value = value;
  for (const rawPart of pointer.slice(1).split('/')) {
    const part = rawPart.replaceAll('~1', '/').replaceAll('~0', '~');
    current = memberOf(current, Array.isArray(current) && /^(?:0|[1-9]\d*)$/.test(part) ? Number(part) : part);
    if (current === null) return null;
  }
  return current;
}
