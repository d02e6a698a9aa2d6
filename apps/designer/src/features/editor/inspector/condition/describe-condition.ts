import {
  type ConditionRow,
  isRowGroup,
  type RowCondition,
  type RowLiteral,
  readCondition,
  type Variable,
} from '@aybiza/flow';
import type { Formats } from '../../../../formats/create-formats.ts';
import type { WordsOf } from '../../../../language/strings.ts';
import type { conditionStrings } from './strings.ts';

type Types = ReadonlyMap<string, Pick<Variable, 'type'>>;
/** How it is said, and how what is written stands in it. */
type Words = WordsOf<typeof conditionStrings> & Pick<Formats, 'quoted'>;

/** A condition in words, as its rows say it; as it is written where rows cannot show it. */
export function describeCondition(source: string, variables: Types, text: Words): string {
  const read = readCondition(source);
  if (!read.ok) return source;
  const { joins, parts } = read.value;
  const between = (how: RowCondition['joins']) => ` ${text.between[how]} `;
  const words = parts.map((part) => {
    if (!isRowGroup(part)) return describeRow(part, variables, text);
    const rows = part.rows.map((row) => describeRow(row, variables, text));
    return `(${rows.join(between(joins === 'all' ? 'any' : 'all'))})`;
  });
  return words.join(between(joins));
}

function describeRow(row: ConditionRow, variables: Types, text: Words): string {
  const { variable, operator } = row;
  const type = variables.get(variable)?.type ?? 'text';
  return [variable, text.operatorWords(operator, type), valueWords(row, text)].filter((part) => part !== '').join(' ');
}

function valueWords(row: ConditionRow, text: Words): string {
  const literal = (value: RowLiteral) => literalWords(value, text);
  if ('from' in row) return `${literal(row.from)} ${text.between.all} ${literal(row.to)}`;
  if (row.operator === 'onWeekdays')
    return text.either(row.values.map((day) => text.weekdays[Number(day) - 1] ?? String(day)));
  if ('values' in row) return text.either(row.values.map(literal));
  if (!('value' in row)) return '';
  return 'variable' in row.value ? row.value.variable : literal(row.value.literal);
}

function literalWords(value: RowLiteral, text: Words): string {
  if (typeof value === 'string') return text.quoted(value);
  return typeof value === 'number' ? String(value) : value ? text.yes.toLowerCase() : text.no.toLowerCase();
}
