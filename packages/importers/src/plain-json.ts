import { err, ok, type Result } from '@aybiza/foundation/result';
import { type ImportRefusal, refusal } from './import-report.ts';

/** JSON data, and nothing that could be code. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: Json;
}

/** Real flows nest their steps fewer than ten deep. */
const MAX_DEPTH = 60;
/** A flow of ten thousand steps with a hundred values each. */
const MAX_VALUES = 1_000_000;

/**
 * A copy of a value as plain JSON: no getters, no prototypes, no `__proto__` keys, nothing deeper than sixty levels (null there). A
 * text is read as JSON first. Never throws.
 */
export function toPlainJson(input: unknown): Result<Json, ImportRefusal> {
  const budget = { values: MAX_VALUES };
  try {
    // A byte order mark is no JSON, but some programs write one before it.
    const copy = plain(typeof input === 'string' ? JSON.parse(input.replace(/^\uFEFF/, '')) : input, budget, 0);
    return budget.values < 0
      ? err(refusal('TOO_LARGE', 'This document is larger than any flow: nothing was read.'))
      : ok(copy);
  } catch {
    // A text that is no JSON; or an object whose getters throw, which no JSON has.
    return err(refusal('NOT_JSON', 'This is not JSON: export the flow from its system once more.'));
  }
}

function plain(value: unknown, budget: { values: number }, depth: number): Json {
  budget.values -= 1;
  if (budget.values < 0 || depth > MAX_DEPTH) return null;
  if (typeof value === 'string') return wellFormed(value);
  if (typeof value === 'boolean') return value;
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value !== 'object' || value === null) return null;
  if (Array.isArray(value)) {
    const list: Json[] = [];
    for (let index = 0; index < value.length && budget.values >= 0; index += 1)
      list.push(plain(value[index], budget, depth + 1));
    return list;
  }
  const copy: Record<string, Json> = {};
  for (const [key, item] of Object.entries(value)) {
    if (budget.values < 0) break;
    const name = wellFormed(key);
    if (name !== '__proto__') copy[name] = plain(item, budget, depth + 1);
  }
  return copy;
}

/** What is worth a second look: halves of surrogate pairs, control characters. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
const SUSPICIOUS = /[\uD800-\uDFFF\u0000-\u0008\u000B-\u001F\u007F]/;

/** Without halves of surrogate pairs and without control characters but line ends and tabs: no address or database takes them. */
function wellFormed(text: string): string {
  if (!SUSPICIOUS.test(text)) return text;
  return (
    text
      .replace(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, '\uFFFD')
      .replace(/\r\n?/g, '\n')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
      .replace(/[\u0000-\u0008\u000B-\u001F\u007F]/g, '')
  );
}

export function isJsonObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** An own member of an object; undefined of anything else, and of names like `constructor` that are not its own. */
export function at(value: Json | undefined, ...keys: readonly string[]): Json | undefined {
  let current = value;
  for (const key of keys) {
    if (!isJsonObject(current) || !Object.hasOwn(current, key)) return undefined;
    current = current[key];
  }
  return current;
}

/** The text at a place; numbers and booleans as text too, because exports write both; undefined for anything else. */
export function textAt(value: Json | undefined, ...keys: readonly string[]): string | undefined {
  const found = at(value, ...keys);
  if (typeof found === 'string') return found;
  return typeof found === 'number' || typeof found === 'boolean' ? String(found) : undefined;
}

/** The number at a place, also when it is written as text; undefined for anything else. */
export function numberAt(value: Json | undefined, ...keys: readonly string[]): number | undefined {
  const found = textAt(value, ...keys);
  if (found === undefined || found.trim() === '') return undefined;
  const read = Number(found);
  return Number.isFinite(read) ? read : undefined;
}

/** The list at a place; empty when there is none. */
export function listAt(value: Json | undefined, ...keys: readonly string[]): readonly Json[] {
  const found = at(value, ...keys);
  return Array.isArray(found) ? found : [];
}

/** The essential properties of a step in words, one a line, for the comment that stays of it. */
export function describeProperties(properties: Json | undefined): string {
  if (!isJsonObject(properties)) return '';
  return Object.entries(properties)
    .filter(([, value]) => value !== null && value !== '')
    .map(([key, value]) => `${key}: ${(typeof value === 'string' ? value : JSON.stringify(value)).slice(0, 600)}`)
    .join('\n');
}
