import { FUNCTIONS, MACROS } from '@aybiza/statechart';

const NAMES = ['name', 'bag', 'list', 'count', 'ok', 'day', 'constructor', '__proto__', 'globalThis', 'x', 'nme'];
const LITERALS = [
  '0',
  '1',
  '-1',
  '2.5',
  '1e308',
  '"x"',
  '"constructor"',
  '"2026-11-26"',
  '"09:30"',
  'true',
  'null',
  '[]',
];
const FIELDS = ['a', 'constructor', '__proto__', 'prototype', 'length', 'toString'];
const OPERATORS = ['+', '-', '*', '/', '%', '==', '!=', '<', '<=', '>', '>=', 'in', '&&', '||'];
const CALLS = [...Object.keys(FUNCTIONS), ...Object.keys(MACROS), 'math.round', 'eval', 'constructor'];
const NOISE = ['(', ')', '"', '.', '[', '`', '$', '\\', '\u0000', '\u202e', '=>', '?', '::', '//'];
const MOST_DEPTH = 4;

/**
 * Writes expressions that are mostly right and always hostile, each time others, and for the same seed the same: names of ours and
 * of JavaScript's own parts, all functions, all operators, now and then with a sign that belongs nowhere.
 */
export function createExpressionWriter(seed: number): () => string {
  let state = seed >>> 0;
  function below(limit: number): number {
    // Numerical Recipes' generator: spread well enough for picking from lists.
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  }
  const pick = (from: readonly string[]): string => from[below(from.length)] ?? '';
  const args = (depth: number): string => Array.from({ length: below(4) }, () => write(depth)).join(', ');
  const forms: readonly ((depth: number) => string)[] = [
    (depth) => `${write(depth)} ${pick(OPERATORS)} ${write(depth)}`,
    (depth) => `${pick(CALLS)}(${args(depth)})`,
    (depth) => `${write(depth)}.${pick(CALLS)}(${args(depth)})`,
    (depth) => `${write(depth)}.${pick(['map', 'filter', 'all', 'exists', 'exists_one'])}(x, ${write(depth)})`,
    (depth) => `${write(depth)}.${pick(FIELDS)}`,
    (depth) => `${write(depth)}[${write(depth)}]`,
    (depth) => `(${write(depth)} ? ${write(depth)} : ${write(depth)})`,
    (depth) => `[${args(depth)}]`,
    (depth) => `${pick(['!', '-'])}(${write(depth)})`,
  ];
  function write(depth: number): string {
    const isLeaf = depth >= MOST_DEPTH || below(3) === 0;
    return isLeaf ? pick(below(2) === 0 ? NAMES : LITERALS) : (forms[below(forms.length)]?.(depth + 1) ?? '');
  }
  return () => {
    const written = write(0);
    const at = below(written.length);
    return below(10) === 0 ? written.slice(0, at) + pick(NOISE) + written.slice(at) : written;
  };
}
