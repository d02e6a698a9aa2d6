import { assertNever } from '@aybiza/foundation/assert-never';
import { RE2JS } from 're2js';
import type { BinaryOperator, Expression, FunctionName } from './expression.ts';
import { MAX_TEXT_LENGTH, memberOf, type Value, type Values } from './value.ts';

/** Something an evaluation had to pass over; it goes to the call's log and never ends the call. */
export type EvaluationNote = {
  code: 'UNSET_VARIABLE' | 'UNLIKE_TYPES' | 'BUDGET_USED_UP' | 'BAD_PATTERN';
  detail: string;
};

export interface Evaluation {
  value: Value;
  notes: EvaluationNote[];
}

/** How many nodes of a tree one evaluation may visit. A flow's own expressions use tens. */
export const EVALUATION_STEPS = 10_000;
const MAX_LIST_LENGTH = 10_000;

interface Run {
  readonly variables: Values;
  readonly notes: EvaluationNote[];
  stepsLeft: number;
}

/**
 * Evaluates a lowered expression. Total: it always returns, never throws, and what cannot be computed is null with a note.
 * Logic follows CEL's intent: a condition that is not exactly `true` does not hold.
 */
export function evaluate(expression: Expression, variables: Values): Evaluation {
  const run: Run = { variables, notes: [], stepsLeft: EVALUATION_STEPS };
  const value = visit(expression, run);
  return { value, notes: run.notes };
}

function note(run: Run, code: EvaluationNote['code'], detail: string): null {
  run.notes.push({ code, detail });
  return null;
}

function visit(expression: Expression, run: Run): Value {
  run.stepsLeft -= 1;
  if (run.stepsLeft < 0) return run.stepsLeft === -1 ? note(run, 'BUDGET_USED_UP', `${EVALUATION_STEPS} steps`) : null;
  switch (expression.op) {
    case 'value':
      return expression.value;
    case 'variable':
      return readVariable(expression.name, run);
    case 'member':
      return memberOf(visit(expression.of, run), visit(expression.key, run));
    case 'not':
      return visit(expression.of, run) !== true;
    case 'negate':
      return number(visit(expression.of, run), run, (value) => -value);
    case 'isSet':
      return isSet(expression.of, run);
    case 'and':
      return expression.all.every((part) => visit(part, run) === true);
    case 'or':
      return expression.all.some((part) => visit(part, run) === true);
    case 'if':
      return visit(visit(expression.test, run) === true ? expression.whenTrue : expression.whenFalse, run);
    case 'list':
      return expression.items.slice(0, MAX_LIST_LENGTH).map((item) => visit(item, run));
    case 'call':
      return call(
        expression.name,
        expression.args.map((argument) => visit(argument, run)),
        run,
      );
    default:
      return binary(expression.op, { left: visit(expression.left, run), right: visit(expression.right, run) }, run);
  }
}

function readVariable(name: string, run: Run): Value {
  const value = Object.hasOwn(run.variables, name) ? run.variables[name] : undefined;
  return value === undefined || value === null ? note(run, 'UNSET_VARIABLE', name) : value;
}

function isSet(expression: Expression, run: Run): boolean {
  // Asking whether something is set is no reason for a note that it is not.
  const notesBefore = run.notes.length;
  const value = visit(expression, run);
  run.notes.length = notesBefore;
  return value !== null && value !== '';
}

function number(value: Value, run: Run, compute: (value: number) => number): Value {
  if (typeof value !== 'number') return note(run, 'UNLIKE_TYPES', 'a number was expected');
  const result = compute(value);
  return Number.isFinite(result) ? result : note(run, 'UNLIKE_TYPES', 'the result is not a number');
}

function sameValue(left: Value, right: Value): boolean {
  if (left === right) return true;
  if (typeof left !== 'object' || typeof right !== 'object') return false;
  return JSON.stringify(left) === JSON.stringify(right);
}

function order(left: Value, right: Value, run: Run): number | null {
  if (typeof left === 'number' && typeof right === 'number') return left - right;
  // ISO dates and times order as text.
  if (typeof left === 'string' && typeof right === 'string') return left < right ? -1 : left > right ? 1 : 0;
  return note(run, 'UNLIKE_TYPES', 'values of unlike types have no order');
}

function compare(left: Value, right: Value, holds: { run: Run; when: (order: number) => boolean }): Value {
  const result = order(left, right, holds.run);
  return result !== null && holds.when(result);
}

function binary(op: BinaryOperator, sides: { left: Value; right: Value }, run: Run): Value {
  const { left, right } = sides;
  switch (op) {
    case 'eq':
      return sameValue(left, right);
    case 'ne':
      return !sameValue(left, right);
    case 'lt':
      return compare(left, right, { run, when: (result) => result < 0 });
    case 'le':
      return compare(left, right, { run, when: (result) => result <= 0 });
    case 'gt':
      return compare(left, right, { run, when: (result) => result > 0 });
    case 'ge':
      return compare(left, right, { run, when: (result) => result >= 0 });
    case 'in':
      return Array.isArray(right) ? right.some((item) => sameValue(left, item)) : memberOf(right, left) !== null;
    case 'add':
      return add(left, right, run);
    case 'subtract':
    case 'multiply':
    case 'divide':
    case 'modulo':
      return number(left, run, (first) => arithmetic(op, first, right));
    default:
      return assertNever(op);
  }
}

function arithmetic(op: 'subtract' | 'multiply' | 'divide' | 'modulo', left: number, right: Value): number {
  if (typeof right !== 'number') return Number.NaN;
  switch (op) {
    case 'subtract':
      return left - right;
    case 'multiply':
      return left * right;
    case 'divide':
      return left / right;
    case 'modulo':
      return left % right;
    default:
      return assertNever(op);
  }
}

function add(left: Value, right: Value, run: Run): Value {
  if (typeof left === 'string' && typeof right === 'string') return (left + right).slice(0, MAX_TEXT_LENGTH);
  if (Array.isArray(left) && Array.isArray(right)) return [...left, ...right].slice(0, MAX_LIST_LENGTH);
  return number(left, run, (first) => (typeof right === 'number' ? first + right : Number.NaN));
}

function call(name: FunctionName, args: readonly Value[], run: Run): Value {
  const [first = null, second = null] = args;
  if (name === 'size') return sizeOf(first, run);
  if (name === 'contains' && Array.isArray(first)) return first.some((item) => sameValue(item, second));
  if (typeof first !== 'string') return note(run, 'UNLIKE_TYPES', `${name} works on text`);
  const text = typeof second === 'string' ? second : '';
  switch (name) {
    case 'contains':
      return first.includes(text);
    case 'startsWith':
      return first.startsWith(text);
    case 'endsWith':
      return first.endsWith(text);
    case 'lower':
      return first.toLowerCase();
    case 'upper':
      return first.toUpperCase();
    case 'trim':
      return first.trim();
    case 'matches':
      return matches(first, text, run);
    default:
      return assertNever(name);
  }
}

function sizeOf(value: Value, run: Run): Value {
  if (typeof value === 'string' || Array.isArray(value)) return value.length;
  if (typeof value === 'object' && value !== null) return Object.keys(value).length;
  return note(run, 'UNLIKE_TYPES', 'size works on text, lists and maps');
}

/** Linear-time matching by RE2: a pattern of the author's can never block the process. */
function matches(text: string, pattern: string, run: Run): Value {
  try {
    return RE2JS.compile(pattern).matcher(text).find();
  } catch {
    // The compiler checks literal patterns; only a pattern computed from variables can be bad here.
    return note(run, 'BAD_PATTERN', pattern.slice(0, 80));
  }
}
