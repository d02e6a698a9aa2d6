import { assertNever } from '@aybiza/foundation/assert-never';
import type { Expression, FunctionName } from '@aybiza/statechart';

type Names = ReadonlySet<string>;
const NOTHING: Names = new Set();

/** Functions of a text or list that give a value whenever their first argument has one. */
const GIVES_A_VALUE: ReadonlySet<FunctionName> = new Set([
  'size',
  'contains',
  'startsWith',
  'endsWith',
  'lower',
  'upper',
  'matches',
]);

/** The variables that have a value whenever this condition holds, or (`holds` false) whenever it does not. */
export function knownWhen(condition: Expression, holds: boolean): Names {
  switch (condition.op) {
    case 'not':
      return knownWhen(condition.of, !holds);
    case 'and':
      return holds ? union(condition.all.map((part) => knownWhen(part, true))) : NOTHING;
    case 'or':
      // Where none of them holds, each of them does not.
      return holds ? shared(condition.all.map((part) => knownWhen(part, true))) : knownWhenNone(condition.all);
    case 'isSet':
    case 'variable':
      return holds ? neededBy(condition.op === 'isSet' ? condition.of : condition) : NOTHING;
    case 'eq':
      return holds ? knownByEquality(condition) : NOTHING;
    case 'ne':
      return holds ? NOTHING : knownByEquality(condition);
    case 'lt':
    case 'le':
    case 'gt':
    case 'ge':
      return holds ? union([neededBy(condition.left), neededBy(condition.right)]) : NOTHING;
    case 'call':
      return holds ? neededBy(condition.args[0]) : NOTHING;
    default:
      return NOTHING;
  }
}

/** What is known where none of these conditions holds. */
export function knownWhenNone(conditions: readonly Expression[]): Names {
  return union(conditions.map((condition) => knownWhen(condition, false)));
}

function knownByEquality({ left, right }: { readonly left: Expression; readonly right: Expression }): Names {
  if (isValue(left)) return neededBy(right);
  return isValue(right) ? neededBy(left) : NOTHING;
}

function isValue(expression: Expression): boolean {
  return expression.op === 'value' && expression.value !== null;
}

/** The variables without which this expression has no value. */
function neededBy(expression: Expression | undefined): Names {
  switch (expression?.op) {
    case 'variable':
      return new Set([expression.name]);
    case 'member':
    case 'negate':
      return neededBy(expression.of);
    case 'add':
    case 'subtract':
    case 'multiply':
    case 'divide':
    case 'modulo':
      return union([neededBy(expression.left), neededBy(expression.right)]);
    case 'call':
      return GIVES_A_VALUE.has(expression.name) ? neededBy(expression.args[0]) : NOTHING;
    default:
      return NOTHING;
  }
}

/** Does this expression surely have a value, where these variables have one? */
export function surelyHasValue(expression: Expression, has: (variable: string) => boolean): boolean {
  const all = (parts: readonly Expression[]) => parts.every((part) => surelyHasValue(part, has));
  switch (expression.op) {
    case 'value':
      return expression.value !== null && expression.value !== '';
    case 'variable':
      return has(expression.name);
    case 'add':
    case 'subtract':
    case 'multiply':
      return all([expression.left, expression.right]);
    case 'negate':
      return all([expression.of]);
    case 'divide':
    case 'modulo':
      return all([expression.left]) && expression.right.op === 'value' && expression.right.value !== 0;
    case 'if':
      return all([expression.whenTrue, expression.whenFalse]);
    case 'lt':
    case 'le':
    case 'gt':
    case 'ge':
    case 'in':
      return all([expression.left, expression.right]);
    case 'not':
      return all([expression.of]);
    case 'and':
    case 'or':
      return all(expression.all);
    case 'each':
      return expression.walk !== 'map' && all([expression.list]);
    case 'call':
      if (expression.name === 'orElse') return all(expression.args.slice(1));
      return GIVES_A_VALUE.has(expression.name) && all(expression.args);
    case 'eq':
    case 'ne':
    case 'isSet':
    case 'list':
      return true;
    case 'member':
    case 'item':
      return false;
    default:
      return assertNever(expression);
  }
}

function union(sets: readonly Names[]): Names {
  return new Set(sets.flatMap((names) => [...names]));
}

function shared(sets: readonly Names[]): Names {
  const [first = NOTHING, ...others] = sets;
  return new Set([...first].filter((name) => others.every((names) => names.has(name))));
}
