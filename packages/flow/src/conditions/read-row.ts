import type { ASTNode } from '../expressions/source-tree.ts';
import type { ConditionRow, RowLiteral, RowValue, ValueOperator } from './condition.ts';

type ValueRow = Extract<ConditionRow, { value: RowValue }>;

/** One question about one variable; undefined where rows have no such question. */
export function readRow(node: ASTNode): ConditionRow | undefined {
  if (node.op === '!_') return readOpposite(node.args);
  const variable = variableOf(node);
  if (variable !== undefined) return { variable, operator: 'isYes' };
  return readCall(node) ?? readMembership(node) ?? readComparison(node) ?? readFunctionCompared(node);
}

/** What holds wherever these do not. A comparison by order has none: where values do not go together, neither holds. */
const OPPOSITES: Partial<Readonly<Record<ValueOperator, ValueOperator>>> = {
  contains: 'containsNot',
  startsWith: 'startsWithNot',
  endsWith: 'endsWithNot',
  matches: 'matchesNot',
  hasItem: 'hasItemNot',
  eq: 'ne',
  ne: 'eq',
};

function readOpposite(node: ASTNode): ConditionRow | undefined {
  const row = readRow(node);
  if (row === undefined) return undefined;
  const { variable } = row;
  if (row.operator === 'isSet') return { variable, operator: 'isNotSet' };
  if (row.operator === 'isYes') return { variable, operator: 'isNotYes' };
  if (row.operator === 'oneOf') return { ...row, operator: 'noneOf' };
  const operator = 'value' in row ? OPPOSITES[row.operator] : undefined;
  return operator && 'value' in row ? named({ ...row, operator }) : undefined;
}

/** “Is false” has a name of its own. */
function named(row: ValueRow): ConditionRow {
  const isNo = row.operator === 'eq' && 'literal' in row.value && row.value.literal === false;
  return isNo ? { variable: row.variable, operator: 'isNo' } : row;
}

/** `has(x)`, `x.contains("part")`, `contains(x, "part")` */
function readCall(node: ASTNode): ConditionRow | undefined {
  if (node.op !== 'call' && node.op !== 'rcall') return undefined;
  const [name] = node.args;
  const [of, ...others] = node.op === 'call' ? node.args[1] : [node.args[1], ...node.args[2]];
  const variable = variableOf(of);
  if (variable === undefined) return undefined;
  const [only, ...more] = others;
  if (name === 'has' && node.op === 'call') return only === undefined ? { variable, operator: 'isSet' } : undefined;
  const value = rowValueOf(only);
  if (value === undefined || more.length > 0) return undefined;
  switch (name) {
    case 'contains':
    case 'startsWith':
    case 'endsWith':
    case 'matches':
      return { variable, operator: name, value };
    default:
      return undefined;
  }
}

/** `x in ["a", "b"]`, `"a" in x`, `weekday(x) in [1, 2]` */
function readMembership(node: ASTNode): ConditionRow | undefined {
  if (node.op !== 'in') return undefined;
  const [left, right] = node.args;
  const list = variableOf(right);
  const value = rowValueOf(left);
  if (list !== undefined && value !== undefined) return { variable: list, operator: 'hasItem', value };
  const values = right.op === 'list' ? right.args.map(literalOf) : [undefined];
  const written = values.filter((item) => item !== undefined);
  if (written.length !== values.length) return undefined;
  const variable = variableOf(left);
  if (variable !== undefined) return { variable, operator: 'oneOf', values: written };
  const day = argumentOf(left, 'weekday');
  return day === undefined ? undefined : { variable: day, operator: 'onWeekdays', values: written };
}

type Comparison = Extract<ValueOperator, 'eq' | 'ne' | 'lt' | 'le' | 'gt' | 'ge'>;

const COMPARISONS: Readonly<Record<string, Comparison>> = {
  '==': 'eq',
  '!=': 'ne',
  '<': 'lt',
  '<=': 'le',
  '>': 'gt',
  '>=': 'ge',
};

/** The same comparison with its sides exchanged. */
const TURNED: Readonly<Record<Comparison, Comparison>> = {
  eq: 'eq',
  ne: 'ne',
  lt: 'gt',
  le: 'ge',
  gt: 'lt',
  ge: 'le',
};

interface Sides {
  readonly left: ASTNode;
  readonly operator: Comparison;
  readonly right: ASTNode;
}

function sidesOf(node: ASTNode): Sides | undefined {
  switch (node.op) {
    case '==':
    case '!=':
    case '<':
    case '<=':
    case '>':
    case '>=': {
      const operator = COMPARISONS[node.op];
      return operator && { left: node.args[0], operator, right: node.args[1] };
    }
    default:
      return undefined;
  }
}

function readComparison(node: ASTNode): ConditionRow | undefined {
  const sides = sidesOf(node);
  if (sides === undefined) return undefined;
  const turns = variableOf(sides.left) === undefined;
  const variable = variableOf(turns ? sides.right : sides.left);
  const value = rowValueOf(turns ? sides.left : sides.right);
  if (variable === undefined || value === undefined) return undefined;
  return named({ variable, operator: turns ? TURNED[sides.operator] : sides.operator, value });
}

const SIZES: Partial<Readonly<Record<Comparison, ValueOperator>>> = {
  eq: 'sizeIs',
  ge: 'sizeAtLeast',
  le: 'sizeAtMost',
};

/** `size(x) >= 2`; of a list that may never have been filled: `size(orElse(x, [])) == 0` */
function readFunctionCompared(node: ASTNode): ConditionRow | undefined {
  const sides = sidesOf(node);
  const value = sides && rowValueOf(sides.right);
  if (sides === undefined || value === undefined) return undefined;
  const isZero = 'literal' in value && value.literal === 0;
  const variable = argumentOf(sides.left, 'size');
  if (variable !== undefined) {
    if (sides.operator === 'gt' && isZero) return { variable, operator: 'hasItems' };
    const operator = SIZES[sides.operator];
    return operator && { variable, operator, value };
  }
  const list = sides.operator === 'eq' && isZero ? listOrEmpty(sides.left) : undefined;
  return list === undefined ? undefined : { variable: list, operator: 'hasNoItems' };
}

function listOrEmpty(node: ASTNode): string | undefined {
  const [of, ...others] = argumentsOf(node, 'size');
  if (of === undefined || others.length > 0) return undefined;
  const [list, other, ...more] = argumentsOf(of, 'orElse');
  const isEmpty = other?.op === 'list' && other.args.length === 0 && more.length === 0;
  return isEmpty ? variableOf(list) : undefined;
}

/** The variable that is the only argument of a function, called either way. */
function argumentOf(node: ASTNode, name: string): string | undefined {
  const [only, ...others] = argumentsOf(node, name);
  return others.length === 0 ? variableOf(only) : undefined;
}

function argumentsOf(node: ASTNode, name: string): readonly ASTNode[] {
  if (node.op === 'call' && node.args[0] === name) return node.args[1];
  return node.op === 'rcall' && node.args[0] === name ? [node.args[1], ...node.args[2]] : [];
}

/** The variable that stands here, if nothing else does. */
export function variableOf(node: ASTNode | undefined): string | undefined {
  return node?.op === 'id' ? node.args : undefined;
}

function rowValueOf(node: ASTNode | undefined): RowValue | undefined {
  const variable = variableOf(node);
  if (variable !== undefined) return { variable };
  const literal = literalOf(node);
  return literal === undefined ? undefined : { literal };
}

/** The text, number, yes or no that is written here; undefined for anything else, and for numbers that would not be kept exactly. */
export function literalOf(node: ASTNode | undefined): RowLiteral | undefined {
  if (node?.op === '-_') {
    const positive = literalOf(node.args);
    return typeof positive === 'number' && positive !== 0 && node.args.op === 'value' ? -positive : undefined;
  }
  if (node?.op !== 'value') return undefined;
  const value: unknown = node.args;
  if (typeof value === 'bigint') return Number.isSafeInteger(Number(value)) ? Number(value) : undefined;
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined;
  return typeof value === 'string' || typeof value === 'boolean' ? value : undefined;
}
