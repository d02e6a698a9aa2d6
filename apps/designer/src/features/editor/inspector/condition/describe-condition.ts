import {
  type ConditionRow,
  isRowGroup,
  type RowCondition,
  type RowLiteral,
  readCondition,
  type Variable,
} from '@aybiza/flow';
import { conditionStrings as text } from './strings.ts';

type Types = ReadonlyMap<string, Pick<Variable, 'type'>>;

const listFormat = new Intl.ListFormat('en-GB', { type: 'disjunction' });

/** A condition in words, as its rows say it; as it is written where rows cannot show it. */
export function describeCondition(source: string, variables: Types): string {
  const read = readCondition(source);
  if (!read.ok) return source;
  const { joins, parts } = read.value;
  const words = parts.map((part) => {
    if (!isRowGroup(part)) return describeRow(part, variables);
    return `(${joined(
      part.rows.map((row) => describeRow(row, variables)),
      joins === 'all' ? 'any' : 'all',
    )})`;
  });
  return joined(words, joins);
}

function joined(words: readonly string[], joins: RowCondition['joins']): string {
  return words.join(` ${text.between[joins]} `);
}

function describeRow(row: ConditionRow, variables: Types): string {
  const { variable, operator } = row;
  const type = variables.get(variable)?.type ?? 'text';
  return [variable, text.operatorWords(operator, type), valueWords(row)].filter((part) => part !== '').join(' ');
}

function valueWords(row: ConditionRow): string {
  if ('from' in row) return `${literal(row.from)} ${text.between.all} ${literal(row.to)}`;
  if (row.operator === 'onWeekdays')
    return listFormat.format(row.values.map((day) => text.weekdays[Number(day) - 1] ?? String(day)));
  if ('values' in row) return listFormat.format(row.values.map(literal));
  if (!('value' in row)) return '';
  return 'variable' in row.value ? row.value.variable : literal(row.value.literal);
}

function literal(value: RowLiteral): string {
  if (typeof value === 'string') return `“${value}”`;
  return typeof value === 'number' ? String(value) : value ? text.yes.toLowerCase() : text.no.toLowerCase();
}
