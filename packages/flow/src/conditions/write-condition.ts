import { assertNever } from '@aybiza/foundation/assert-never';
import { wellFormed } from '@aybiza/statechart';
import {
  type ConditionRow,
  isRowGroup,
  type ListOperator,
  type RowCondition,
  type RowLiteral,
  type RowValue,
  type ValueOperator,
} from './condition.ts';

/** The CEL of a condition in rows: what the document keeps. Empty while there is no row. A group of one row is that row. */
export function writeCondition({ joins, parts }: RowCondition): string {
  const other = joins === 'all' ? 'any' : 'all';
  const written = parts.flatMap((part): string[] => {
    if (!isRowGroup(part)) return [inBrackets(part, writeRow(part), parts.length)];
    const [only] = part.rows;
    if (only === undefined) return [];
    if (part.rows.length === 1) return [inBrackets(only, writeRow(only), parts.length)];
    const rows = part.rows.map((row) => inBrackets(row, writeRow(row), part.rows.length));
    // Alone it needs no brackets: it is the condition.
    return [parts.length === 1 ? joined(rows, other) : `(${joined(rows, other)})`];
  });
  return joined(written, joins);
}

function joined(written: readonly string[], joins: RowCondition['joins']): string {
  return written.join(joins === 'all' ? ' && ' : ' || ');
}

/** The two halves of a range stay together beside other rows. */
function inBrackets({ operator }: ConditionRow, written: string, beside: number): string {
  return operator === 'between' && beside > 1 ? `(${written})` : written;
}

/** The CEL of one row. */
export function writeRow(row: ConditionRow): string {
  const { variable } = row;
  switch (row.operator) {
    case 'isSet':
      return `has(${variable})`;
    case 'isNotSet':
      return `!has(${variable})`;
    case 'isYes':
      return variable;
    case 'isNo':
      return `${variable} == false`;
    case 'isNotYes':
      return `!${variable}`;
    case 'hasItems':
      return `size(${variable}) > 0`;
    case 'hasNoItems':
      // A list that was never filled is empty, too.
      return `size(orElse(${variable}, [])) == 0`;
    case 'between':
      // With the lower end in front, as no other row is written: so a range is told from two comparisons.
      return `${writeLiteral(row.from)} <= ${variable} && ${variable} <= ${writeLiteral(row.to)}`;
    case 'oneOf':
    case 'noneOf':
    case 'onWeekdays':
      return writeChoice(variable, row.operator, row.values);
    default:
      return writeComparison(variable, row.operator, writeValue(row.value));
  }
}

function writeChoice(variable: string, operator: ListOperator, values: readonly RowLiteral[]): string {
  const list = `[${values.map(writeLiteral).join(', ')}]`;
  switch (operator) {
    case 'oneOf':
      return `${variable} in ${list}`;
    case 'noneOf':
      return `!(${variable} in ${list})`;
    case 'onWeekdays':
      return `weekday(${variable}) in ${list}`;
    default:
      return assertNever(operator);
  }
}

const SYMBOLS = { eq: '==', ne: '!=', lt: '<', le: '<=', gt: '>', ge: '>=' } as const;
const SIZES = { sizeIs: '==', sizeAtLeast: '>=', sizeAtMost: '<=' } as const;

function writeComparison(variable: string, operator: ValueOperator, value: string): string {
  switch (operator) {
    case 'eq':
    case 'ne':
    case 'lt':
    case 'le':
    case 'gt':
    case 'ge':
      return `${variable} ${SYMBOLS[operator]} ${value}`;
    case 'sizeIs':
    case 'sizeAtLeast':
    case 'sizeAtMost':
      return `size(${variable}) ${SIZES[operator]} ${value}`;
    case 'hasItem':
      return `${value} in ${variable}`;
    case 'hasItemNot':
      return `!(${value} in ${variable})`;
    case 'contains':
    case 'startsWith':
    case 'endsWith':
    case 'matches':
      return `${variable}.${operator}(${value})`;
    case 'containsNot':
    case 'startsWithNot':
    case 'endsWithNot':
    case 'matchesNot':
      return `!${variable}.${operator.slice(0, -'Not'.length)}(${value})`;
    default:
      return assertNever(operator);
  }
}

function writeValue(value: RowValue): string {
  return 'variable' in value ? value.variable : writeLiteral(value.literal);
}

function writeLiteral(literal: RowLiteral): string {
  if (typeof literal === 'string') return JSON.stringify(wellFormed(literal));
  // Without an exponent it would be a whole number that is too large to be kept exactly.
  if (Number.isInteger(literal) && !Number.isSafeInteger(literal)) return Number(literal).toExponential();
  return String(literal);
}
