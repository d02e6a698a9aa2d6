import { byId } from './by-id.ts';

/**
 * A copy of JSON-like data whose members stand in the order of their UTF-16 code units, which no locale changes. Names that are
 * numbers stand before them, by size: JavaScript writes its objects so, whatever was put into them first.
 */
export function inCanonicalOrder<Value>(value: Value): Value;
export function inCanonicalOrder(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((item) => inCanonicalOrder(item));
  const members = Object.entries(value).sort(byId);
  return Object.fromEntries(members.map(([name, member]) => [name, inCanonicalOrder(member)]));
}

/** JSON whose bytes depend only on the data: keys sorted, indented by two spaces, a line break at the end. It diffs well in Git. */
export function canonicalJson(value: unknown): string {
  return `${JSON.stringify(inCanonicalOrder(value), null, 2)}\n`;
}
