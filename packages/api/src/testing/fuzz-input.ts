import type { z } from 'zod';
import { listScalars, replaceAt, type ScalarPath } from './sample-input.ts';

/** How many inputs each schema is tried with; `bench/hostile-input.mjs` asks for more. */
export const HOSTILE_PARSES = Number(process.env.HOSTILE_PARSES ?? 300);
/** The file in which that script wants to read what was tried. */
export const { HOSTILE_REPORT } = process.env;

/** Of every kind that JSON has, with what has broken programs before. */
const HOSTILE: readonly unknown[] = [
  null,
  undefined,
  true,
  0,
  -0,
  -1,
  1.5,
  1e308,
  -1e308,
  Number.MAX_SAFE_INTEGER + 1,
  2 ** 31,
  5e-324,
  '',
  ' ',
  '0',
  '\u0000',
  '\ud800',
  '\u202e',
  'é'.normalize('NFD'),
  '𝕏'.repeat(300),
  'a'.repeat(70_000),
  '{{name}}',
  '1970-01-01T00:00:00Z',
  '275760-09-13',
  '2026-02-30',
  'constructor',
  '__proto__',
  "' OR 1=1 --",
  '../../etc/passwd',
  'javascript:alert(1)',
  'http://169.254.169.254/',
  `ws_${'0'.repeat(60)}`,
  '+999999999999999999999',
  [],
  {},
  [[[[[[[[]]]]]]]],
  Array.from({ length: 60 }, () => null),
  { $ne: null },
  JSON.parse('{"__proto__":{"isAdmin":true}}'),
];

/** What was tried on one schema. */
export interface Fuzzed {
  readonly tried: number;
  /** How many were taken. */
  readonly taken: number;
  /** The longest that the schema took for one, in ms. */
  readonly slowestMs: number;
  /** Some of those that were taken, and of those that were refused for one reason only: what else can break is behind them. */
  readonly worthAsking: readonly unknown[];
}

/**
 * Tries so many inputs on a schema, each a good one in which one to three values are something else, were moved or are gone. The same seed makes
 * the same inputs.
 * @throws what the schema throws: it should refuse
 */
export function fuzzSchema(
  schema: z.ZodType,
  sample: unknown,
  { runs, seed, keep }: { readonly runs: number; readonly seed: number; readonly keep: number },
): Fuzzed {
  const random = createRandom(seed);
  const paths: ScalarPath[] = [[], ...listScalars(sample), ...Object.keys(Object(sample)).map((field) => [field])];
  const values = [...HOSTILE, ...paths.map((path) => valueAt(sample, path))];
  const kept: unknown[] = [];
  let [taken, worth, slowestMs] = [0, 0, 0];
  for (let run = 0; run < runs; run += 1) {
    let input = sample;
    for (let change = 1 + random(3); change > 0; change -= 1)
      input = replaceAt(input, paths[random(paths.length)] ?? [], values[random(values.length)]);
    const startedAt = performance.now();
    const parsed = schema.safeParse(input);
    slowestMs = Math.max(slowestMs, performance.now() - startedAt);
    if (parsed.success) taken += 1;
    else if (parsed.error.issues.length > 1) continue;
    worth += 1;
    // Each has the same chance to be kept, however many there are.
    const place = worth <= keep ? worth - 1 : random(worth);
    if (place < keep) kept[place] = input;
  }
  return { tried: runs, taken, slowestMs, worthAsking: kept };
}

function valueAt(value: unknown, [field, ...rest]: ScalarPath): unknown {
  return field === undefined ? value : valueAt(Object(value)[field], rest);
}

/** Whole numbers below a limit (mulberry32). */
function createRandom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}
