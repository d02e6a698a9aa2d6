import { ownEntry } from '../own-entry.ts';
import type { Named } from '../typed-part.ts';
import { grouped, quote } from '../write-template.ts';
import type { LiquidFilter, LiquidTerm } from './liquid-tree.ts';
import { type Translation, translateTerm } from './translate-term.ts';

type Filter = (value: Named, args: readonly Named[], translation: Translation) => Named | undefined;

const ARITHMETIC: Readonly<Record<string, string>> = {
  plus: '+',
  minus: '-',
  times: '*',
  divided_by: '/',
  modulo: '%',
};

/** Filters that change only how a text is written, where here each place a text goes to does that by itself. */
const BY_ITSELF: ReadonlySet<string> = new Set([
  'escape',
  'escape_once',
  'url_encode',
  'url_escape',
  'json',
  'jsonify',
  'to_json',
  'strip_newlines',
  'newline_to_br',
  'strip_html',
  'to_s',
]);

/** Filters whose value comes through as it is, with a word in the report. */
const PASSED_OVER: ReadonlySet<string> = new Set([
  'capitalize',
  'truncate',
  'truncatewords',
  'replace',
  'replace_first',
  'remove',
  'remove_first',
  'slice',
  'round',
  'ceil',
  'floor',
  'abs',
  'sort',
  'uniq',
  'reverse',
  'compact',
]);

/** A term with its filters in order; undefined when one of them has no counterpart. */
export function applyFilters(
  term: LiquidTerm,
  filters: readonly LiquidFilter[],
  translation: Translation,
): Named | undefined {
  const [first] = filters;
  const isNow = term.type === 'literal' && (term.value === 'now' || term.value === 'today') && first?.name === 'date';
  let value = isNow ? moment(first, translation) : translateTerm(term, translation);
  for (const { name, args } of isNow ? filters.slice(1) : filters) {
    if (value === undefined) return undefined;
    const read = args.map((argument) => translateTerm(argument, translation));
    if (read.some((argument) => argument === undefined)) return undefined;
    const given = read.filter((argument) => argument !== undefined);
    value = applyFilter({ value, name, args: given }, translation);
  }
  return value;
}

/** The date or the time of the call. */
function moment({ args }: LiquidFilter, { note }: Translation): Named {
  const [format] = args;
  const written = format?.type === 'literal' ? String(format.value) : '';
  const isTime = /%-?[HIMklSTRXp]/.test(written);
  const isDate = /%-?[YymdeBbAaDFjuw]/.test(written);
  if (isTime && isDate) note(`“now” written as “${written}” has date and time; here it is the date alone.`);
  return isTime && !isDate
    ? { expression: 'time_now', type: 'text', formatter: undefined }
    : { expression: 'today', type: 'text', formatter: undefined };
}

interface Application {
  readonly value: Named;
  readonly name: string;
  readonly args: readonly Named[];
}

function applyFilter({ value, name, args }: Application, translation: Translation): Named | undefined {
  const known = ownEntry(FILTERS, name);
  if (known !== undefined) return known(value, args, translation);
  const sign = ownEntry(ARITHMETIC, name);
  if (sign !== undefined) return calculate(value, sign, { args, translation });
  if (BY_ITSELF.has(name)) return value;
  if (PASSED_OVER.has(name)) {
    translation.note(`The filter “${name}” has no counterpart: the value is used as it is.`);
    return value;
  }
  return undefined;
}

/** Computing needs numbers; nothing counts as nought, as it does in Liquid. */
function calculate(
  value: Named,
  sign: string,
  { args, translation }: { args: readonly Named[]; translation: Translation },
): Named | undefined {
  const [other] = args;
  if (other === undefined) return undefined;
  const read = [value, other].map((side) => asNumber(side));
  const [left, right] = read;
  if (left === undefined || right === undefined) {
    translation.note('A text cannot be computed with here: what comes of it stays empty.');
    return undefined;
  }
  const isOnlyRead = right === '0' && (sign === '+' || sign === '-');
  // `x | plus: 0` is how Liquid turns a text into a number.
  if (isOnlyRead) return { expression: left, type: 'number' };
  return { expression: `${left} ${sign} ${right}`, type: 'number' };
}

function asNumber({ expression, type }: Named): string | undefined {
  if (type === 'number') {
    const isPlain = /^[A-Za-z_]\w*$/.test(expression);
    return isPlain ? `(has(${expression}) ? ${expression} : 0)` : grouped(expression);
  }
  if (type === 'any') return grouped(expression);
  const literal = /^"(-?\d{1,15}(?:\.\d+)?)"$/.exec(expression);
  return literal?.[1];
}

function text(expression: string): Named {
  return { expression, type: 'text' };
}

const lower: Filter = ({ expression }) => text(`lower(${expression})`);
const upper: Filter = ({ expression }) => text(`upper(${expression})`);
const trim: Filter = ({ expression }) => text(`trim(${expression})`);

const FILTERS: Readonly<Record<string, Filter>> = {
  downcase: lower,
  upcase: upper,
  strip: trim,
  lstrip: trim,
  rstrip: trim,
  append: (value, [end]) => (end === undefined ? undefined : joined(value, end)),
  prepend: (value, [start]) => (start === undefined ? undefined : joined(start, value)),
  size: ({ expression }) => ({ expression: `size(${expression})`, type: 'number' }),
  first: ({ expression }) => ({ expression: `${grouped(expression)}[0]`, type: 'any' }),
  last: ({ expression }) => ({ expression: `${grouped(expression)}[size(${expression}) - 1]`, type: 'any' }),
  join: (value, _args, { note }) => {
    note('A list is joined with commas and a last “or”.');
    return { ...value, formatter: 'list' };
  },
  default: (value, [other]) => (other === undefined ? undefined : orElse(value, other)),
  date: (value, _args, { note }) => {
    note('A date is spoken in this system’s own way, whatever format was written.');
    return { ...value, formatter: 'date' };
  },
};

function joined(left: Named, right: Named): Named | undefined {
  const isText = ({ type }: Named) => type === 'text' || type === 'json' || type === 'any';
  if (!isText(left) || !isText(right)) return undefined;
  return text(`${grouped(left.expression)} + ${grouped(right.expression)}`);
}

/** What stands for a value that is not there. */
function orElse(value: Named, other: Named): Named | undefined {
  const isAny = value.type === 'any' || other.type === 'any' || value.type === 'json';
  const otherwise = value.type === 'number' && other.type === 'text' ? asNumber(other) : grouped(other.expression);
  const alike = value.type === other.type || isAny || (value.type === 'number' && otherwise !== undefined);
  if (!alike || otherwise === undefined || (value.type === 'json' && other.type !== 'text' && other.type !== 'json'))
    return value.type === 'json'
      ? {
          expression: `has(${value.expression}) ? ${grouped(value.expression)} : ${quote(unquoted(other))}`,
          type: 'json',
        }
      : undefined;
  return { expression: `has(${value.expression}) ? ${grouped(value.expression)} : ${otherwise}`, type: value.type };
}

function unquoted({ expression }: Named): string {
  return expression.replaceAll('"', '');
}
