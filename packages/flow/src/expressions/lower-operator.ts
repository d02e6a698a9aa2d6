import type { BinaryOperator, Expression } from '@aybiza/statechart';
import { say } from '../sentences/say.ts';
import { Refusal } from './expression-fault.ts';
import { areAlike, nameOfType } from './expression-type.ts';
import type { LoweredExpression } from './lowering-scope.ts';

const BINARY: Readonly<Record<string, BinaryOperator>> = {
  '==': 'eq',
  '!=': 'ne',
  '<': 'lt',
  '<=': 'le',
  '>': 'gt',
  '>=': 'ge',
  '+': 'add',
  '-': 'subtract',
  '*': 'multiply',
  '/': 'divide',
  '%': 'modulo',
  in: 'in',
};

/** What an operator makes of two lowered sides. @throws Refusal when they do not go together */
export function lowerOperator(
  symbol: string,
  [left, right]: readonly [LoweredExpression, LoweredExpression],
): LoweredExpression {
  const op = BINARY[symbol];
  if (op === undefined) throw new Refusal('BAD_EXPRESSION', say('BAD_EXPRESSION.operator', symbol));
  const expression: Expression = { op, left: left.expression, right: right.expression };
  if (op === 'in') {
    if (!areAlike(right.type, 'list') && right.type !== 'object')
      throw new Refusal('UNLIKE_TYPES', say('UNLIKE_TYPES.in'));
    return { expression, type: 'yesNo' };
  }
  if (!areAlike(left.type, right.type)) {
    throw new Refusal('UNLIKE_TYPES', say('UNLIKE_TYPES.sides', symbol, nameOfType(left.type), nameOfType(right.type)));
  }
  const type = left.type === 'any' ? right.type : left.type;
  if (op === 'eq' || op === 'ne') return { expression, type: 'yesNo' };
  if (['lt', 'le', 'gt', 'ge'].includes(op)) {
    if (!['text', 'number', 'any'].includes(type))
      throw new Refusal('UNLIKE_TYPES', say('UNLIKE_TYPES.order', nameOfType(type)));
    return { expression, type: 'yesNo' };
  }
  const isZero = right.expression.op === 'value' && right.expression.value === 0;
  if ((op === 'divide' || op === 'modulo') && isZero) throw new Refusal('BAD_EXPRESSION', say('BAD_EXPRESSION.zero'));
  const joins = op === 'add' && (type === 'text' || type === 'list');
  if (type !== 'number' && type !== 'any' && !joins)
    throw new Refusal('UNLIKE_TYPES', say('UNLIKE_TYPES.computes', symbol));
  return { expression, type };
}
