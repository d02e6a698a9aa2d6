import type { Expression, ListWalk } from '@aybiza/statechart';
import type { ASTNode } from '@marcbachmann/cel-js';
import { say } from '../sentences/say.ts';
import { Refusal } from './expression-fault.ts';
import { areAlike, nameOfType } from './expression-type.ts';
import type { LoweredExpression, LoweringScope } from './lowering-scope.ts';

/** The walks through a list, by CEL's names for them. */
export const WALKS: ReadonlyMap<string, ListWalk> = new Map<string, ListWalk>([
  ['all', 'all'],
  ['exists', 'exists'],
  ['exists_one', 'existsOne'],
  ['filter', 'filter'],
  ['map', 'map'],
]);

/** `list.map(item, condition, result)` is CEL's short form of a filter with a map behind it. */
export function lowerWalk(walk: ListWalk, args: readonly ASTNode[], scope: LoweringScope): LoweredExpression {
  const [listNode, itemNode, ...bodies] = args;
  const lastBody = bodies.at(-1);
  if (
    listNode === undefined ||
    lastBody === undefined ||
    itemNode?.op !== 'id' ||
    bodies.length > (walk === 'map' ? 2 : 1)
  )
    throw new Refusal('BAD_EXPRESSION', say('BAD_EXPRESSION.walk'));
  if (scope.item !== undefined) throw new Refusal('BAD_EXPRESSION', say('BAD_EXPRESSION.walkInside'));
  if (scope.variables.has(itemNode.args))
    throw new Refusal('BAD_EXPRESSION', say('BAD_EXPRESSION.itemName', itemNode.args));
  const list = scope.lower(listNode, scope);
  if (!areAlike(list.type, 'list')) throw new Refusal('UNLIKE_TYPES', say('UNLIKE_TYPES.items', nameOfType(list.type)));
  const inside = { ...scope, item: itemNode.args };
  const walked =
    bodies.length === 2 && bodies[0] !== undefined ? filtered(list.expression, bodies[0], inside) : list.expression;
  if (walk === 'filter') return { expression: filtered(walked, lastBody, inside), type: 'list' };
  if (walk === 'map')
    return {
      expression: { op: 'each', walk, list: walked, body: inside.lower(lastBody, inside).expression },
      type: 'list',
    };
  return { expression: { op: 'each', walk, list: walked, body: condition(lastBody, inside) }, type: 'yesNo' };
}

function filtered(list: Expression, test: ASTNode, inside: LoweringScope): Expression {
  return { op: 'each', walk: 'filter', list, body: condition(test, inside) };
}

function condition(node: ASTNode, scope: LoweringScope): Expression {
  const { expression, type } = scope.lower(node, scope);
  if (areAlike(type, 'yesNo')) return expression;
  throw new Refusal('UNLIKE_TYPES', say('UNLIKE_TYPES.asked', nameOfType(type)));
}
