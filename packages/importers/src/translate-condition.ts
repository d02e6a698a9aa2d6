import type { OperandType, TypedPart } from './typed-part.ts';
import { grouped, quote, writeExpression, asText as writtenAsText } from './write-template.ts';

/** What is compared: a text written in the original, or a CEL expression with the type it gives. */
export type Operand = { readonly literal: string } | { readonly expression: string; readonly type: OperandType };

/** A text of another system, read already, as one side of a comparison. */
export function operandFrom(parts: readonly TypedPart[]): Operand {
  const [only, ...more] = parts.filter((part) => part !== '');
  if (only === undefined) return { literal: '' };
  if (more.length > 0) return { expression: writeExpression(parts), type: 'text' };
  return typeof only === 'string' ? { literal: only } : only;
}

/** Comparisons that phone systems offer; what they are called there is for the importer to know. */
export const COMPARISONS = [
  'equal',
  'notEqual',
  'oneOf',
  'notOneOf',
  'contains',
  'notContains',
  'startsWith',
  'notStartsWith',
  'endsWith',
  'matches',
  'blank',
  'notBlank',
  'less',
  'lessOrEqual',
  'greater',
  'greaterOrEqual',
  'earlier',
  'later',
] as const;
export type Comparison = (typeof COMPARISONS)[number];

export interface ComparisonRow {
  readonly left: Operand;
  readonly comparison: Comparison;
  /** What it is compared with; several only for `oneOf` and `notOneOf`. */
  readonly right: readonly Operand[];
  /** Texts count as equal whatever their case. */
  readonly ignoreCase?: boolean;
}

/** By size; but times and dates, which order as texts. */
const ORDERS = { less: '<', lessOrEqual: '<=', greater: '>', greaterOrEqual: '>=', earlier: '<', later: '>' } as const;

/** The CEL condition of a row. Undefined when the language cannot say it: a pattern that is only known in the call. */
export function writeCondition(row: ComparisonRow): string | undefined {
  const { left, comparison, right } = row;
  const [first = { literal: '' }] = right;
  switch (comparison) {
    case 'blank':
      return `!has(${written(left)})`;
    case 'notBlank':
      return `has(${written(left)})`;
    case 'equal':
      return equal(left, first, row);
    case 'notEqual':
      return `!(${equal(left, first, row)})`;
    case 'oneOf':
      return anyOf(row, (value) => equal(left, value, row));
    case 'notOneOf':
      return `!(${anyOf(row, (value) => equal(left, value, row))})`;
    case 'contains':
    case 'startsWith':
    case 'endsWith':
      return called(comparison, left, row);
    case 'notContains':
      return `!${called('contains', left, row)}`;
    case 'notStartsWith':
      return `!${called('startsWith', left, row)}`;
    case 'matches':
      return 'literal' in first ? matches(left, first.literal, row) : undefined;
    default:
      return ordered(left, first, comparison);
  }
}

/** Numbers order by size, whatever type they are kept under; what cannot be one orders as text. */
function ordered(left: Operand, right: Operand, comparison: keyof typeof ORDERS): string {
  const isText =
    comparison === 'earlier' ||
    comparison === 'later' ||
    [left, right].some((side) => 'literal' in side && readNumber(side.literal) === undefined);
  const [first, second] = [left, right].map((side) => (isText ? asText(side, {}) : asNumber(side)));
  return `${first} ${ORDERS[comparison]} ${second}`;
}

/** Conditions joined by “and”; brackets only where they are needed. */
export function allOf(conditions: readonly string[]): string {
  return joined(conditions, '&&');
}

function joined(conditions: readonly string[], operator: '&&' | '||'): string {
  const [only] = conditions;
  if (only !== undefined && conditions.length === 1) return only;
  return conditions
    .map((condition) => (/^[\w.]+\([^()]*\)$/.test(condition) ? condition : `(${condition})`))
    .join(` ${operator} `);
}

function anyOf({ right }: ComparisonRow, write: (value: Operand) => string): string {
  return right.length === 0 ? 'false' : joined(right.map(write), '||');
}

function written(operand: Operand): string {
  return 'literal' in operand ? quote(operand.literal) : operand.expression;
}

/** A text that is compared, in small letters when case does not count. */
function asText(operand: Operand, { ignoreCase = false }: Pick<ComparisonRow, 'ignoreCase'>): string {
  if ('literal' in operand) return quote(ignoreCase ? operand.literal.toLowerCase() : operand.literal);
  const { expression, type } = operand;
  const isText = type === 'text';
  if (ignoreCase) return `lower(${isText ? expression : writtenAsText(operand)})`;
  // What another system answered may be a list, which has items, or be no text at all, and then differs from every text.
  return type === 'number' || type === 'yesNo' ? writtenAsText(operand) : grouped(expression);
}

function equal(left: Operand, right: Operand, row: ComparisonRow): string {
  if ('literal' in left !== 'literal' in right) {
    const [value, literal] = 'literal' in left ? [right, left] : [left, right];
    if ('expression' in value && 'literal' in literal) return equalsLiteral(value, literal.literal, row);
  }
  const texts = `${asText(left, row)} == ${asText(right, row)}`;
  const isNumeric = typeOf(left) === 'number' || typeOf(right) === 'number';
  return isNumeric ? `${asNumber(left)} == ${asNumber(right)}` : texts;
}

function typeOf(operand: Operand): string {
  return 'literal' in operand ? 'text' : operand.type;
}

/** Other systems compare everything as text: what is a number or a yes here is compared with what the text means. */
function equalsLiteral(value: Exclude<Operand, { literal: string }>, literal: string, row: ComparisonRow): string {
  if (literal === '') return `!has(${value.expression})`;
  const number = readNumber(literal);
  const yes = /^(true|yes)$/i.test(literal) ? true : /^(false|no)$/i.test(literal) ? false : undefined;
  if (value.type === 'number') return number === undefined ? 'false' : `${grouped(value.expression)} == ${number}`;
  if (value.type === 'yesNo') return yes === undefined ? 'false' : `${grouped(value.expression)} == ${yes}`;
  const meant = number ?? yes;
  const mayBeOther = value.type === 'any' || value.type === 'json';
  if (!mayBeOther || meant === undefined) return `${asText(value, row)} == ${asText({ literal }, row)}`;
  const spellings = row.ignoreCase === true && yes !== undefined ? spelledIn(literal) : [literal];
  return `${grouped(value.expression)} in [${[...spellings.map(quote), String(meant)].join(', ')}]`;
}

/** In small letters, in capitals and with one capital: how programs write yes and no. */
function spelledIn(literal: string): string[] {
  const small = literal.toLowerCase();
  return [small, `${small.charAt(0).toUpperCase()}${small.slice(1)}`, small.toUpperCase()];
}

/** The number that a literal is; undefined when it is none that is written out. */
export function readNumber(text: string): number | undefined {
  return /^[+-]?(?:\d{1,15}(?:\.\d{0,10})?|\.\d{1,10})$/.test(text.trim()) ? Number(text) : undefined;
}

function asNumber(operand: Operand): string {
  if ('literal' in operand) return String(readNumber(operand.literal) ?? quote(operand.literal));
  const { expression, type } = operand;
  return type === 'number' ? grouped(expression) : `number(${expression})`;
}

function called(name: 'contains' | 'startsWith' | 'endsWith', left: Operand, row: ComparisonRow): string {
  const [first = { literal: '' }] = row.right;
  // Whether a list has an item: in all others a text is looked for.
  if ('expression' in left && left.type === 'list') return `${name}(${left.expression}, ${asText(first, row)})`;
  return `${name}(${asText(left, row)}, ${asText(first, row)})`;
}

function matches(left: Operand, pattern: string, { ignoreCase = false }: ComparisonRow): string {
  const text = 'literal' in left || left.type === 'text' ? written(left) : writtenAsText(left);
  return `matches(${text}, ${quote(ignoreCase ? `(?i)${pattern}` : pattern)})`;
}
