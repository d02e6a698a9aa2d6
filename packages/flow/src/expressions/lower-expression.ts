import { err, ok, type Result } from '@aybiza/foundation/result';
import { type Expression, toValue, typeOfValue, type Value } from '@aybiza/statechart';
import type { ASTNode } from '@marcbachmann/cel-js';
import { say } from '../sentences/say.ts';
import { type ExpressionFault, mended, Refusal } from './expression-fault.ts';
import { areAlike, type ExpressionType, nameOfType } from './expression-type.ts';
import { lowerCall } from './lower-call.ts';
import { lowerOperator } from './lower-operator.ts';
import type { LoweredExpression, LoweringScope, VariableTypes } from './lowering-scope.ts';
import { nearestName } from './nearest-name.ts';
import { parseExpression } from './parse-expression.ts';

/**
 * Parses CEL, checks its types against the declared variables and lowers it to the JSON tree that the runtime evaluates.
 * Never throws: what is refused comes back as a fault.
 */
export function lowerExpression(source: string, variables: VariableTypes): Result<LoweredExpression, ExpressionFault> {
  const lowered = tryToLower(source, variables);
  if (lowered.ok || lowered.error.mend === undefined) return lowered;
  const { mend, ...fault } = lowered.error;
  // A name that only looks like the right one, and is not of the right type, is named but not put in its place.
  const again = tryToLower(mended(source, mend), variables);
  return again.ok || again.error.mend !== undefined ? lowered : err(fault);
}

function tryToLower(source: string, variables: VariableTypes): Result<LoweredExpression, ExpressionFault> {
  const parsed = parseExpression(source);
  if (!parsed.ok) return parsed;
  try {
    return ok(lower(parsed.value, { variables, lower }));
  } catch (error) {
    if (error instanceof Refusal) return err(error.fault);
    throw error;
  }
}

function lower(node: ASTNode, scope: LoweringScope): LoweredExpression {
  switch (node.op) {
    case 'value':
      return literal(node.args);
    case 'id':
      return variable(node, scope);
    case '.':
      return member(lower(node.args[0], scope), { expression: { op: 'value', value: node.args[1] }, type: 'text' });
    case '[]':
      return member(lower(node.args[0], scope), lower(node.args[1], scope));
    case '!_':
      return { expression: { op: 'not', of: condition(node.args, scope) }, type: 'yesNo' };
    case '-_':
      return {
        expression: { op: 'negate', of: expectType(lower(node.args, scope), 'number', 'UNLIKE_TYPES.minus') },
        type: 'number',
      };
    case '&&':
    case '||':
      return {
        expression: { op: node.op === '&&' ? 'and' : 'or', all: node.args.map((part) => condition(part, scope)) },
        type: 'yesNo',
      };
    case '?:':
      return choice(node.args, scope);
    case 'list':
      return {
        expression: { op: 'list', items: node.args.map((item) => lower(item, scope).expression) },
        type: 'list',
      };
    case 'call':
    case 'rcall':
      return lowerCall(node, scope);
    case 'map':
    case '.?':
    case '[?]':
      throw new Refusal('BAD_EXPRESSION', say('BAD_EXPRESSION.maps'));
    default:
      return lowerOperator(node.op, [lower(node.args[0], scope), lower(node.args[1], scope)]);
  }
}

function literal(value: unknown): LoweredExpression {
  if (typeof value === 'bigint' && !Number.isSafeInteger(Number(value)))
    throw new Refusal('BAD_EXPRESSION', say('BAD_EXPRESSION.large'));
  const plain: Value = typeof value === 'bigint' ? Number(value) : toValue(value);
  const isData = value === null || ['string', 'number', 'bigint', 'boolean'].includes(typeof value);
  if (!isData) throw new Refusal('BAD_EXPRESSION', say('BAD_EXPRESSION.literal'));
  return { expression: { op: 'value', value: plain }, type: typeOfValue(plain) };
}

function variable({ args: name, start, end }: Extract<ASTNode, { op: 'id' }>, scope: LoweringScope): LoweredExpression {
  if (name === scope.item) return { expression: { op: 'item' }, type: 'any' };
  const type = scope.variables.get(name);
  if (type !== undefined) return { expression: { op: 'variable', name }, type };
  const nearest = nearestName(name, scope.variables.keys());
  throw new Refusal(
    'UNKNOWN_VARIABLE',
    nearest === undefined ? say('UNKNOWN_VARIABLE.read', name) : say('UNKNOWN_VARIABLE.other', name, nearest),
    nearest === undefined ? undefined : { start, end, text: nearest },
  );
}

function member(of: LoweredExpression, key: LoweredExpression): LoweredExpression {
  if (of.type !== 'object' && of.type !== 'list' && of.type !== 'any')
    throw new Refusal('UNLIKE_TYPES', say('UNLIKE_TYPES.parts', nameOfType(of.type)));
  const wanted = of.type === 'list' ? 'number' : of.type === 'object' ? 'text' : 'any';
  if (!areAlike(key.type, wanted))
    throw new Refusal('UNLIKE_TYPES', say('UNLIKE_TYPES.part', nameOfType(wanted), nameOfType(key.type)));
  return { expression: { op: 'member', of: of.expression, key: key.expression }, type: 'any' };
}

function expectType(
  lowered: LoweredExpression,
  type: ExpressionType,
  sentence: 'UNLIKE_TYPES.minus' | 'UNLIKE_TYPES.logic',
): Expression {
  if (areAlike(lowered.type, type)) return lowered.expression;
  throw new Refusal('UNLIKE_TYPES', say(sentence, nameOfType(type), nameOfType(lowered.type)));
}

function condition(node: ASTNode, scope: LoweringScope): Expression {
  return expectType(lower(node, scope), 'yesNo', 'UNLIKE_TYPES.logic');
}

function choice(parts: readonly [ASTNode, ASTNode, ASTNode], scope: LoweringScope): LoweredExpression {
  const [whenTrue, whenFalse] = [lower(parts[1], scope), lower(parts[2], scope)];
  if (!areAlike(whenTrue.type, whenFalse.type)) throw new Refusal('UNLIKE_TYPES', say('UNLIKE_TYPES.choice'));
  return {
    expression: {
      op: 'if',
      test: condition(parts[0], scope),
      whenTrue: whenTrue.expression,
      whenFalse: whenFalse.expression,
    },
    type: whenTrue.type === 'any' ? whenFalse.type : whenTrue.type,
  };
}
