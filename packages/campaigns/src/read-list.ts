import { isTimeZone } from '@aybiza/statechart';
import { toE164 } from './to-e164.ts';

/** Which column of a list says what; by the names in its first line. */
export interface ListColumns {
  readonly number: string;
  readonly name?: string | undefined;
  /** IANA, such as `Europe/London`. */
  readonly timeZone?: string | undefined;
  /** How this person has agreed to be called. */
  readonly consent?: string | undefined;
  /** Inputs of the agent's flow, and the column that each is in. */
  readonly inputs: Readonly<Record<string, string>>;
}

/** What holds where a line says nothing. */
export interface ListDefaults {
  readonly consent: string;
  /** ISO 3166-1: whose numbers those without a country code are. */
  readonly country: string | null;
}

/** One person, as they are put on the list. */
export interface ListedNumber {
  readonly e164: string;
  readonly name: string;
  readonly timeZone: string | null;
  readonly consent: string;
  readonly inputs: Readonly<Record<string, string>>;
}

/** Why a line is not taken. `twice`: its number stands in an earlier line. */
export const LIST_PROBLEMS = ['noNumber', 'notANumber', 'twice', 'noConsent', 'unknownTimeZone'] as const;
export type ListProblem = (typeof LIST_PROBLEMS)[number];

export interface ReadList {
  readonly numbers: readonly ListedNumber[];
  /** By line of the file. */
  readonly problems: readonly { readonly line: number; readonly problem: ListProblem }[];
}

/** A line of a list, and which one of the file it is. */
export interface ListRow {
  readonly line: number;
  /** By the names of the columns. */
  readonly cells: Readonly<Record<string, string>>;
}

/** Reads the people of a list, as far as they can be called; of a number that comes twice, the first line counts. */
export function readList(rows: readonly ListRow[], columns: ListColumns, defaults: ListDefaults): ReadList {
  const numbers = new Map<string, ListedNumber>();
  const problems: { line: number; problem: ListProblem }[] = [];
  for (const { line, cells } of rows) {
    const read = readLine(cells, columns, defaults);
    const problem = typeof read === 'string' ? read : numbers.has(read.e164) ? 'twice' : undefined;
    if (problem !== undefined) problems.push({ line, problem });
    else if (typeof read !== 'string') numbers.set(read.e164, read);
  }
  return { numbers: [...numbers.values()], problems };
}

function readLine(
  row: Readonly<Record<string, string>>,
  { number, name, timeZone, consent, inputs }: ListColumns,
  defaults: ListDefaults,
): ListedNumber | ListProblem {
  const cell = (column: string | undefined) => (column === undefined ? '' : (row[column] ?? '').trim());
  if (cell(number) === '') return 'noNumber';
  const e164 = toE164(cell(number), defaults.country);
  if (e164 === undefined) return 'notANumber';
  const agreed = cell(consent) || defaults.consent.trim();
  if (agreed === '') return 'noConsent';
  const zone = cell(timeZone);
  if (zone !== '' && !isTimeZone(zone)) return 'unknownTimeZone';
  const told = Object.entries(inputs).map(([input, column]) => [input, cell(column)]);
  return { e164, name: cell(name), timeZone: zone || null, consent: agreed, inputs: Object.fromEntries(told) };
}
