import type { Named } from '../typed-part.ts';
import { grouped, quote } from '../write-template.ts';
import { asNumber, asText, type Filter, list, text, wholeNumber } from './filter.ts';

const lower: Filter = (value) => text(`lower(${asText(value)})`);
const upper: Filter = (value) => text(`upper(${asText(value)})`);
const trim: Filter = (value) => text(`trim(${asText(value)})`);

/** Joins two values as texts; what is not set leaves its place empty. */
function joined(left: Named, right: Named): Named {
  const written = [left, right].map((value) => (value.expression.startsWith('"') ? value.expression : stringOf(value)));
  return text(written.join(' + '));
}

function stringOf(value: Named): string {
  return value.type === 'text' ? `string(${value.expression})` : asText(value);
}

function replaced(value: Named, part: Named | undefined, by: string): Named | undefined {
  return part === undefined ? undefined : text(`replace(${asText(value)}, ${asText(part)}, ${by})`);
}

/** Only the first place of a part. */
function replacedOnce(value: Named, part: Named | undefined, by: string): Named | undefined {
  if (part === undefined) return undefined;
  const [whole, found] = [asText(value), asText(part)];
  const place = `indexOf(${whole}, ${found})`;
  const once = `substring(${whole}, 0, ${place}) + ${grouped(by)} + substring(${whole}, ${place} + size(${found}))`;
  return text(`contains(${whole}, ${found}) ? ${once} : ${grouped(whole)}`);
}

/** One character of a text, or so many, from a place on; places below nought count from its end. Lists are cut the same way. */
const slice: Filter = (value, [from, length]) => {
  if (from === undefined) return undefined;
  const whole = value.type === 'list' ? value.expression : asText(value);
  const count = wholeNumber(length, 1);
  const place = wholeNumber(from, 0);
  const start = place === undefined ? asNumber(from) : place < 0 ? `size(${whole}) - ${-place}` : String(place);
  const end =
    place !== undefined && place >= 0 && count !== undefined
      ? String(place + count)
      : `${start} + ${length === undefined ? 1 : asNumber(length)}`;
  return value.type === 'list'
    ? list(`slice(${whole}, ${start}, ${end})`)
    : text(`substring(${whole}, ${start}, ${end})`);
};

const truncate: Filter = (value, [most, ellipsis]) => {
  const [length, end, whole] = [wholeNumber(most, 50), writtenOut(ellipsis), asText(value)];
  if (length === undefined || end === undefined) return undefined;
  const kept = Math.max(0, length - end.length);
  const cut = end === '' ? `substring(${whole}, 0, ${kept})` : `substring(${whole}, 0, ${kept}) + ${quote(end)}`;
  return text(`size(${whole}) <= ${length} ? ${grouped(whole)} : ${cut}`);
};

const truncatewords: Filter = (value, [most, ellipsis]) => {
  const [count, end, whole] = [wholeNumber(most, 15), writtenOut(ellipsis), asText(value)];
  if (count === undefined || end === undefined) return undefined;
  const words = `split(${whole}, " ")`;
  return text(
    `size(${words}) <= ${count} ? ${grouped(whole)} : join(slice(${words}, 0, ${count}), " ") + ${quote(end)}`,
  );
};

/** What stands at the end of a text that was cut; undefined when that is only known in the call. */
function writtenOut(ellipsis: Named | undefined): string | undefined {
  if (ellipsis === undefined) return '...';
  return /^"([^"\\]*)"$/.exec(ellipsis.expression)?.[1];
}

/** Filters of texts. */
export const textFilters: Readonly<Record<string, Filter>> = {
  downcase: lower,
  upcase: upper,
  strip: trim,
  lstrip: trim,
  rstrip: trim,
  capitalize: (value) => {
    const whole = asText(value);
    return text(`upper(substring(${whole}, 0, 1)) + lower(substring(${whole}, 1))`);
  },
  append: (value, [end]) => (end === undefined ? undefined : joined(value, end)),
  prepend: (value, [start]) => (start === undefined ? undefined : joined(start, value)),
  replace: (value, [part, by]) => replaced(value, part, by === undefined ? '""' : asText(by)),
  remove: (value, [part]) => replaced(value, part, '""'),
  replace_first: (value, [part, by]) => replacedOnce(value, part, by === undefined ? '""' : asText(by)),
  remove_first: (value, [part]) => replacedOnce(value, part, '""'),
  strip_newlines: (value) => text(`replace(${asText(value)}, "\\n", "")`),
  slice,
  truncate,
  truncatewords,
  split: (value, [separator]) =>
    separator === undefined ? undefined : list(`split(${asText(value)}, ${asText(separator)})`),
};
