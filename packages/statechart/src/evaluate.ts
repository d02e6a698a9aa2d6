import type { BinaryOperator, Expression } from './expression.ts';
import { FUNCTIONS, type FunctionName } from './functions/functions.ts';
import type { FunctionDefinition } from './functions/overload.ts';
import { someHolds, unlessFailed } from './logic.ts';
import { applyOperator } from './operators.ts';
import { MAX_LIST_LENGTH, memberOf, type Value, type Values } from './value.ts';
import { walkItems } from './walk-items.ts';
import { type EvaluationNote, fail, note, notesOf, ofNothing, spend, startWork, type Work } from './work.ts';

export interface Evaluation {
  value: Value;
  notes: readonly EvaluationNote[];
}

/** No tree of the compiler's is half as deep; a deeper one could use up the stack. */
const MAX_DEPTH = 600;

interface Run {
  readonly variables: Values;
  readonly work: Work;
  depth: number;
  /** What a walk through a list has come to. */
  item: Value;
}

/**
 * Evaluates a lowered expression. Total: it always returns, never throws, and what cannot be computed is null with a note. Logic
 * follows CEL's intent: a condition that is not exactly `true` does not hold; what is not set differs from every value; and where
 * values do not go together (text less than a number, a division by zero) neither the condition nor its opposite holds. An
 * evaluation that is out of budget gives null as a whole, whatever it had found so far.
 */
export function evaluate(expression: Expression, variables: Values): Evaluation {
  const work = startWork();
  return { value: evaluateWithin(work, expression, variables), notes: notesOf(work) };
}

/** One of several evaluations that share a budget: null once it is used up. */
export function evaluateWithin(work: Work, expression: Expression, variables: Values): Value {
  const value = visit(expression, { variables, work, depth: 0, item: null });
  return work.stepsLeft < 0 ? null : value;
}

function visit(expression: Expression, run: Run): Value {
  if (!spend(run.work, 1)) return null;
  if (run.depth >= MAX_DEPTH) return fail(run.work, 'NOT_COMPUTABLE', 'the expression is too deep');
  run.depth += 1;
  const value = compute(expression, run);
  run.depth -= 1;
  return value;
}

function compute(expression: Expression, run: Run): Value {
  switch (expression.op) {
    case 'value':
      return expression.value;
    case 'variable':
      return readVariable(expression.name, run);
    case 'item':
      return run.item;
    case 'member':
      return memberOf(visit(expression.of, run), visit(expression.key, run));
    case 'not':
      return unlessFailed(run.work, () => visit(expression.of, run) !== true);
    case 'negate':
      return negated(visit(expression.of, run), run.work);
    case 'isSet':
      return isSet(visitQuietly(expression.of, run));
    case 'and':
      return unlessFailed(run.work, () => expression.all.every((part) => visit(part, run) === true));
    case 'or':
      return someHolds(run.work, () => expression.all.some((part) => visit(part, run) === true));
    case 'if':
      return visit(choose(expression, run), run);
    case 'list':
      return expression.items.slice(0, MAX_LIST_LENGTH).map((item) => visit(item, run));
    case 'each':
      return walkList(expression, run);
    case 'call':
      return call(expression.name, expression.args, run);
    default:
      return operate(expression, run);
  }
}

function readVariable(name: string, { variables, work }: Run): Value {
  const value = Object.hasOwn(variables, name) ? variables[name] : undefined;
  if (value !== undefined && value !== null) return value;
  note(work, 'UNSET_VARIABLE', name);
  return null;
}

/** A value that is asked for with something else at hand: it is no reason for a note that it is not there. */
function visitQuietly(expression: Expression, run: Run): Value {
  const notesBefore = run.work.notes.length;
  const failuresBefore = run.work.failures;
  const value = visit(expression, run);
  run.work.notes.length = notesBefore;
  run.work.failures = failuresBefore;
  return value;
}

function isSet(value: Value): boolean {
  return value !== null && value !== '';
}

function negated(value: Value, work: Work): Value {
  if (value === null) return ofNothing(work, 'a minus sign');
  return typeof value === 'number' ? 0 - value : fail(work, 'UNLIKE_TYPES', 'a number was expected');
}

function choose({ test, whenTrue, whenFalse }: Extract<Expression, { op: 'if' }>, run: Run): Expression {
  const before = run.work.failures;
  const holds = visit(test, run) === true;
  // A condition that could not be computed does not hold, and what is chosen then is as good as any.
  run.work.failures = before;
  return holds ? whenTrue : whenFalse;
}

function operate(expression: Extract<Expression, { op: BinaryOperator }>, run: Run): Value {
  const before = run.work.failures;
  const sides = { left: visit(expression.left, run), right: visit(expression.right, run) };
  return run.work.failures > before ? null : applyOperator(expression.op, sides, run.work);
}

function walkList({ walk, list, body }: Extract<Expression, { op: 'each' }>, run: Run): Value {
  const found = visit(list, run);
  if (!Array.isArray(found)) return fail(run.work, 'UNLIKE_TYPES', 'only the items of a list can be gone through');
  const items: readonly Value[] = found;
  const outer = run.item;
  const value = walkItems(walk, items, {
    work: run.work,
    visitBody: (item) => {
      run.item = item;
      return visit(body, run);
    },
  });
  run.item = outer;
  return value;
}

function call(name: FunctionName, args: readonly Expression[], run: Run): Value {
  const { overloads, forgives = false }: FunctionDefinition = FUNCTIONS[name];
  const before = run.work.failures;
  const values = args.map((arg, index) => (forgives && index === 0 ? visitQuietly(arg, run) : visit(arg, run)));
  if (run.work.failures > before || run.work.stepsLeft < 0) return null;
  for (const { compute: computeWith } of overloads) {
    const value = computeWith(values, run.work);
    if (value === undefined) continue;
    const isInfinite = typeof value === 'number' && !Number.isFinite(value);
    return isInfinite ? fail(run.work, 'NOT_COMPUTABLE', 'the result is not a number') : value;
  }
  if (values.includes(null)) return ofNothing(run.work, name);
  return fail(run.work, 'UNLIKE_TYPES', `${name} does not work on such values`);
}
