import { ownEntry } from '../own-entry.ts';
import type { Named } from '../typed-part.ts';
import { grouped, quote } from '../write-template.ts';
import { asText, type Filter, number } from './filter.ts';
import type { LiquidFilter, LiquidTerm } from './liquid-tree.ts';
import { listFilters } from './list-filters.ts';
import { writeMoment } from './moment.ts';
import { numberFilters } from './number-filters.ts';
import { textFilters } from './text-filters.ts';
import { type Translation, translateTerm } from './translate-term.ts';

/** Filters that change only how a text is written, where here each place a text goes to does that by itself. */
const BY_ITSELF: ReadonlySet<string> = new Set([
  'escape',
  'escape_once',
  'url_encode',
  'url_escape',
  'json',
  'jsonify',
  'to_json',
  'newline_to_br',
  'strip_html',
  'to_s',
]);

const size: Filter = ({ expression }) => number(`orElse(size(${expression}), 0)`);

/** What stands for a value that is not there, or empty. */
const orElse: Filter = (value, [other]) => {
  if (other === undefined) return undefined;
  const isOpen = [value.type, other.type].includes('any');
  if (isOpen || value.type === other.type)
    return { ...value, expression: isOpen ? chosen(value, other) : `orElse(${value.expression}, ${other.expression})` };
  // Whatever another system answered is declared as text, and so is what stands for it.
  if (value.type === 'json') return { ...value, expression: `orElse(${value.expression}, ${textOf(other)})` };
  return {
    expression: `has(${value.expression}) ? ${grouped(asText(value))} : ${grouped(asText(other))}`,
    type: 'text',
  };
};

function chosen(value: Named, other: Named): string {
  return `has(${value.expression}) ? ${grouped(value.expression)} : ${grouped(other.expression)}`;
}

function textOf(value: Named): string {
  return /^-?\d+(\.\d+)?$/.test(value.expression) ? quote(value.expression) : asText(value);
}

const date: Filter = (value, _args, { note }) => {
  note('A date is spoken in this system’s own way, whatever format was written.');
  return { ...value, formatter: 'date' };
};

const FILTERS: Readonly<Record<string, Filter>> = {
  ...numberFilters,
  ...textFilters,
  ...listFilters,
  size,
  default: orElse,
  date,
};

/** `"now" | date: "%H:%M"`, in the flow's own time zone. */
function now({ args: [format, zone] }: LiquidFilter, { note }: Translation): Named | undefined {
  if (zone?.type === 'literal')
    note(
      `“now” is read in the time zone “${String(zone.value).slice(0, 40)}” there; here it is the flow’s own: see its settings.`,
    );
  return writeMoment(format?.type === 'literal' ? String(format.value) : '');
}

/** A term with its filters in order; undefined when one of them has no counterpart. */
export function applyFilters(
  term: LiquidTerm,
  filters: readonly LiquidFilter[],
  translation: Translation,
): Named | undefined {
  const [first] = filters;
  const isNow = term.type === 'literal' && (term.value === 'now' || term.value === 'today') && first?.name === 'date';
  let value = isNow ? now(first, translation) : translateTerm(term, translation);
  for (const { name, args } of isNow ? filters.slice(1) : filters) {
    if (value === undefined) return undefined;
    if (BY_ITSELF.has(name)) continue;
    const given = args.map((argument) => translateTerm(argument, translation)).filter((read) => read !== undefined);
    value = given.length === args.length ? ownEntry(FILTERS, name)?.(value, given, translation) : undefined;
  }
  return value;
}
