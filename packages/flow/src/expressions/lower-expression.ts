import { err, ok, type Result } from '@aybiza/foundation/result';
import {
  type BINARY_OPERATORS,
  type Expression,
  FUNCTION_NAMES,
  type FunctionName,
  toValue,
  type Value,
} from '@aybiza/statechart';
import type { ASTNode } from '@marcbachmann/cel-js';
import { RE2JS } from 're2js';
import { areAlike, type ExpressionType, nameOfType, typeOfValue } from './expression-type.ts';
import { type ExpressionFault, parseExpression } from './parse-expression.ts';

export interface LoweredExpression {
  readonly expression: Expression;
  readonly type: ExpressionType;
}

export type VariableTypes = ReadonlyMap<string, ExpressionType>;

/** A refusal on the way down the tree; turned into a value at the one place where lowering starts. */
class Refusal extends Error {
  readonly fault: ExpressionFault;

  constructor(code: ExpressionFault['code'], message: string) {
    super(message);
    this.fault = { code, message };
  }
}

/**
 * Parses CEL, checks its types against the declared variables and lowers it to the JSON tree that the runtime evaluates.
 * Never throws: what is refused comes back as a fault.
 */
export function lowerExpression(source: string, variables: VariableTypes): Result<LoweredExpression, ExpressionFault> {
  const parsed = parseExpression(source);
  if (!parsed.ok) return parsed;
  try {
    return ok(lower(parsed.value, variables));
  } catch (error) {
    if (error instanceof Refusal) return err(error.fault);
    throw error;
  }
}

const BINARY: Readonly<Record<string, (typeof BINARY_OPERATORS)[number]>> = {
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

function lower(node: ASTNode, variables: VariableTypes): LoweredExpression {
  switch (node.op) {
    case 'value':
      return literal(node.args);
    case 'id':
      return variable(node.args, variables);
    case '.':
      return member(lower(node.args[0], variables), { op: 'value', value: node.args[1] });
    case '[]':
      return member(lower(node.args[0], variables), lower(node.args[1], variables).expression);
    case '!_':
      return { expression: { op: 'not', of: condition(node.args, variables) }, type: 'yesNo' };
    case '-_':
      return {
        expression: { op: 'negate', of: expectType(lower(node.args, variables), 'number', 'A minus sign') },
        type: 'number',
      };
    case '&&':
    case '||':
      return {
        expression: { op: node.op === '&&' ? 'and' : 'or', all: node.args.map((part) => condition(part, variables)) },
        type: 'yesNo',
      };
    case '?:':
      return choice(node.args, variables);
    case 'list':
      return {
        expression: { op: 'list', items: node.args.map((item) => lower(item, variables).expression) },
        type: 'list',
      };
    case 'call':
      return call(node.args[0], node.args[1], variables);
    case 'rcall':
      return call(node.args[0], [node.args[1], ...node.args[2]], variables);
    case 'map':
    case '.?':
    case '[?]':
      throw new Refusal('BAD_EXPRESSION', 'Maps and optional access are not available in flows.');
    default:
      return binary(node.op, [lower(node.args[0], variables), lower(node.args[1], variables)]);
  }
}

function literal(value: unknown): LoweredExpression {
  const plain: Value = typeof value === 'bigint' ? Number(value) : toValue(value);
  const isData = value === null || ['string', 'number', 'bigint', 'boolean'].includes(typeof value);
  if (!isData) throw new Refusal('BAD_EXPRESSION', 'This kind of literal is not available in flows.');
  return { expression: { op: 'value', value: plain }, type: typeOfValue(plain) };
}

function variable(name: string, variables: VariableTypes): LoweredExpression {
  const type = variables.get(name);
  if (type === undefined) throw new Refusal('UNKNOWN_VARIABLE', `There is no variable “${name}”.`);
  return { expression: { op: 'variable', name }, type };
}

function member(of: LoweredExpression, key: Expression): LoweredExpression {
  if (of.type !== 'object' && of.type !== 'list' && of.type !== 'any') {
    throw new Refusal('UNLIKE_TYPES', `Only lists and objects have parts; this is ${nameOfType(of.type)}.`);
  }
  return { expression: { op: 'member', of: of.expression, key }, type: 'any' };
}

function expectType(lowered: LoweredExpression, type: ExpressionType, who: string): Expression {
  if (areAlike(lowered.type, type)) return lowered.expression;
  throw new Refusal('UNLIKE_TYPES', `${who} works on ${nameOfType(type)}; this is ${nameOfType(lowered.type)}.`);
}

function condition(node: ASTNode, variables: VariableTypes): Expression {
  return expectType(lower(node, variables), 'yesNo', '“and”, “or” and “not”');
}

function choice(parts: readonly [ASTNode, ASTNode, ASTNode], variables: VariableTypes): LoweredExpression {
  const [whenTrue, whenFalse] = [lower(parts[1], variables), lower(parts[2], variables)];
  if (!areAlike(whenTrue.type, whenFalse.type))
    throw new Refusal('UNLIKE_TYPES', 'Both results of a choice must be of one type.');
  return {
    expression: {
      op: 'if',
      test: condition(parts[0], variables),
      whenTrue: whenTrue.expression,
      whenFalse: whenFalse.expression,
    },
    type: whenTrue.type === 'any' ? whenFalse.type : whenTrue.type,
  };
}

function binary(symbol: string, [left, right]: readonly [LoweredExpression, LoweredExpression]): LoweredExpression {
  const op = BINARY[symbol];
  if (op === undefined) throw new Refusal('BAD_EXPRESSION', `“${symbol}” is not available in flows.`);
  const expression: Expression = { op, left: left.expression, right: right.expression };
  if (op === 'in') {
    if (!areAlike(right.type, 'list') && right.type !== 'object')
      throw new Refusal('UNLIKE_TYPES', '“in” looks inside a list.');
    return { expression, type: 'yesNo' };
  }
  if (!areAlike(left.type, right.type)) {
    throw new Refusal(
      'UNLIKE_TYPES',
      `“${symbol}” joins two values of one type; here ${nameOfType(left.type)} meets ${nameOfType(right.type)}.`,
    );
  }
  const type = left.type === 'any' ? right.type : left.type;
  if (op === 'eq' || op === 'ne') return { expression, type: 'yesNo' };
  if (['lt', 'le', 'gt', 'ge'].includes(op)) {
    if (!['text', 'number', 'any'].includes(type))
      throw new Refusal('UNLIKE_TYPES', `${nameOfType(type)} has no order.`);
    return { expression, type: 'yesNo' };
  }
  const joins = op === 'add' && (type === 'text' || type === 'list');
  if (type !== 'number' && type !== 'any' && !joins)
    throw new Refusal('UNLIKE_TYPES', `“${symbol}” computes with numbers.`);
  return { expression, type };
}

const RESULT_TYPES: Readonly<Record<FunctionName, ExpressionType>> = {
  size: 'number',
  contains: 'yesNo',
  startsWith: 'yesNo',
  endsWith: 'yesNo',
  matches: 'yesNo',
  lower: 'text',
  upper: 'text',
  trim: 'text',
};

function isFunctionName(name: string): name is FunctionName {
  return FUNCTION_NAMES.some((known) => known === name);
}

function call(name: string, args: readonly ASTNode[], variables: VariableTypes): LoweredExpression {
  if (name === 'has') {
    const [of] = args;
    if (of === undefined || args.length !== 1)
      throw new Refusal('BAD_EXPRESSION', '“has” asks about exactly one value.');
    return { expression: { op: 'isSet', of: lower(of, variables).expression }, type: 'yesNo' };
  }
  if (!isFunctionName(name))
    throw new Refusal(
      'BAD_EXPRESSION',
      `There is no function “${name}”. There are: ${FUNCTION_NAMES.join(', ')}, has.`,
    );
  const wanted = ['contains', 'startsWith', 'endsWith', 'matches'].includes(name) ? 2 : 1;
  if (args.length !== wanted)
    throw new Refusal('BAD_EXPRESSION', `“${name}” takes ${wanted - 1} value${wanted === 2 ? '' : 's'} in brackets.`);
  const lowered = args.map((argument) => lower(argument, variables).expression);
  if (name === 'matches') checkPattern(lowered[1]);
  return { expression: { op: 'call', name, args: lowered }, type: RESULT_TYPES[name] };
}

/** A pattern is checked while the author can still mend it; one that is computed could be anything. */
function checkPattern(pattern: Expression | undefined): void {
  if (pattern?.op !== 'value' || typeof pattern.value !== 'string') {
    throw new Refusal('BAD_EXPRESSION', 'The pattern of “matches” is written as text in quotes.');
  }
  if (!isPattern(pattern.value))
    throw new Refusal('BAD_EXPRESSION', 'This pattern cannot be read. Patterns follow RE2, without look-ahead.');
}

function isPattern(source: string): boolean {
  try {
    RE2JS.compile(source);
    return true;
  } catch {
    // RE2JS has no other way to say that a pattern is not one.
    return false;
  }
}
