import { assertNever } from '@aybiza/foundation/assert-never';
import type { BinaryOperator } from './expression.ts';
import { sameValue } from './same-value.ts';
import { boundedList, boundedText } from './text-building.ts';
import { memberOf, type Value } from './value.ts';
import { fail, ofNothing, spend, spendOnText, type Work } from './work.ts';

interface Sides {
  readonly left: Value;
  readonly right: Value;
}

/** What an operator makes of two values; null, with a note, of values that do not go together. */
export function applyOperator(op: BinaryOperator, sides: Sides, work: Work): Value {
  const { left, right } = sides;
  switch (op) {
    case 'eq':
      return sameValue(left, right, work);
    case 'ne':
      return !sameValue(left, right, work);
    case 'lt':
      return ordered(sides, work, (order) => order < 0);
    case 'le':
      return ordered(sides, work, (order) => order <= 0);
    case 'gt':
      return ordered(sides, work, (order) => order > 0);
    case 'ge':
      return ordered(sides, work, (order) => order >= 0);
    case 'in':
      return Array.isArray(right)
        ? right.some((item: Value) => sameValue(left, item, work))
        : memberOf(right, left) !== null;
    case 'add':
      return add(sides, work);
    case 'subtract':
    case 'multiply':
    case 'divide':
    case 'modulo':
      return calculated(op, sides, work);
    default:
      return assertNever(op);
  }
}

function ordered({ left, right }: Sides, work: Work, holds: (order: number) => boolean): Value {
  if (typeof left === 'number' && typeof right === 'number') return holds(left - right);
  // ISO dates and times order as text.
  if (typeof left === 'string' && typeof right === 'string') {
    spendOnText(work, Math.min(left.length, right.length));
    return holds(left < right ? -1 : left > right ? 1 : 0);
  }
  // It is not less, and it is not the opposite of less either.
  fail(work, 'UNLIKE_TYPES', 'values of unlike types have no order');
  return false;
}

function add({ left, right }: Sides, work: Work): Value {
  if (typeof left === 'string' && typeof right === 'string')
    return spendOnText(work, left.length + right.length) ? boundedText(left + right, work) : null;
  if (Array.isArray(left) && Array.isArray(right)) {
    return spend(work, left.length + right.length) ? boundedList([...left, ...right], work) : null;
  }
  return calculated('add', { left, right }, work);
}

type Calculation = 'add' | 'subtract' | 'multiply' | 'divide' | 'modulo';

function calculated(op: Calculation, { left, right }: Sides, work: Work): Value {
  if (left === null || right === null) return ofNothing(work, 'a calculation');
  if (typeof left !== 'number' || typeof right !== 'number')
    return fail(work, 'UNLIKE_TYPES', 'two numbers were expected');
  const result = calculate(op, left, right);
  return Number.isFinite(result) ? result : fail(work, 'NOT_COMPUTABLE', 'the result is not a number');
}

function calculate(op: Calculation, left: number, right: number): number {
  switch (op) {
    case 'add':
      return left + right;
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
