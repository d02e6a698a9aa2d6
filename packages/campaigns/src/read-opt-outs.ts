import type { ListProblem, ListRow } from './read-list.ts';
import { toE164 } from './to-e164.ts';

/** Who does not want to be called, as a file says it. */
export interface ReadOptOuts {
  /** E.164, each once. */
  readonly numbers: readonly string[];
  /** By line of the file. A number that comes twice is no problem: it is refused once. */
  readonly problems: readonly {
    readonly line: number;
    readonly problem: Extract<ListProblem, 'noNumber' | 'notANumber'>;
  }[];
}

/** Reads numbers from one column of a file. @param country as for `toE164` */
export function readOptOuts(rows: readonly ListRow[], column: string, country: string | null): ReadOptOuts {
  const numbers = new Set<string>();
  const problems: ReadOptOuts['problems'][number][] = [];
  for (const { line, cells } of rows) {
    const cell = (cells[column] ?? '').trim();
    const e164 = toE164(cell, country);
    if (e164 !== undefined) numbers.add(e164);
    else problems.push({ line, problem: cell === '' ? 'noNumber' : 'notANumber' });
  }
  return { numbers: [...numbers], problems };
}
