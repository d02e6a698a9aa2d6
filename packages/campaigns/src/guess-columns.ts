import { isTimeZone } from '@aybiza/statechart';
import type { ListColumns, ListRow } from './read-list.ts';
import { toE164 } from './to-e164.ts';

/** Which column seems to say what; `number` may be missing. */
export type GuessedColumns = Omit<ListColumns, 'number'> & { readonly number?: string | undefined };

/** What columns are called in lists of people, in the languages of the designer; the first that a name contains counts. */
const NAMES = {
  number:
    /phone|mobile|cell|telefon|handy|rufnummer|t[eé]l[eé]phone|portable|tel[eé]fono|m[oó]vil|^tel\.?$|^number$|^nummer$/i,
  name: /name|patient|customer|kunde|^nom|pr[eé]nom|nombre|client|contact/i,
  timeZone: /time.?zone|zeitzone|fuseau|zona horaria|^tz$/i,
  consent: /consent|opt.?in|einwilligung|zustimmung|consentement|accord|consentimiento/i,
} as const;

/** So many lines say what a column has in it. */
const LOOKED_AT = 50;
/** From this share of the filled cells on, a column is what they look like. */
const MOST = 0.6;

/**
 * Guesses which column says what, first by its name and then by what is in it: numbers that can be called, time zones. An input of the agent is
 * guessed from a column that is called like it. No column is taken twice.
 * @param inputs what the agent is told before a call
 * @param country as for `toE164`
 */
export function guessColumns(
  { columns, rows }: { columns: readonly string[]; rows: readonly ListRow[] },
  { inputs, country }: { inputs: readonly string[]; country: string | null },
): GuessedColumns {
  const left = new Set(columns.filter((column) => column !== ''));
  const take = (fits: (column: string) => boolean): string | undefined => {
    const found = [...left].find(fits);
    if (found !== undefined) left.delete(found);
    return found;
  };
  const looksLike = (column: string, is: (cell: string) => boolean): boolean => {
    const cells = rows.slice(0, LOOKED_AT).flatMap(({ cells: { [column]: cell = '' } }) => cell.trim() || []);
    return cells.length > 0 && cells.filter(is).length / cells.length >= MOST;
  };
  const isNumber = (cell: string) => toE164(cell, country) !== undefined;
  const told = inputs.flatMap((input) => {
    const column = take((one) => plain(one) === plain(input));
    return column === undefined ? [] : [[input, column] as const];
  });
  const number =
    take((one) => NAMES.number.test(one) && looksLike(one, isNumber)) ??
    take((one) => looksLike(one, isNumber)) ??
    take((one) => NAMES.number.test(one));
  const timeZone = take((one) => NAMES.timeZone.test(one)) ?? take((one) => looksLike(one, isTimeZone));
  const consent = take((one) => NAMES.consent.test(one));
  const name = take((one) => NAMES.name.test(one));
  return { number, name, timeZone, consent, inputs: Object.fromEntries(told) };
}

/** As people write the same name differently: `Appointment day`, `appointment_day`. */
function plain(name: string): string {
  return name.toLowerCase().replaceAll(/[\s_-]/g, '');
}
