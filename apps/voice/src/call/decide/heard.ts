import type { Happening } from '@aybiza/call-log';
import type { Pause } from '../../audio/find-pauses.ts';
import type { Speech } from './state.ts';

/** How long a letter takes to say when the length of a speech is not known yet: about fifteen letters a second. */
const MS_PER_LETTER = 66;
/** The voice sets a mark this often: what lies further ahead would have been reported. */
export const MARK_EVERY_MS = 400;

/** How much of a speech the caller has heard by now, in ms: what was reported, and what was played since then. */
export function heardBy({ heardMs, heardAt, totalMs }: Speech, now: number): number {
  if (heardAt === null) return heardMs;
  const since = Math.min(Math.max(0, now - heardAt), MARK_EVERY_MS);
  return Math.min(heardMs + since, totalMs ?? Number.POSITIVE_INFINITY);
}

/** The words of a speech that the caller has heard, cut at the end of a word. */
export function heardText(speech: Speech): string {
  const { text, heardMs, totalMs } = speech;
  if (text === '' || heardMs <= 0) return '';
  if (totalMs !== null && heardMs >= totalMs) return text;
  const letters = Math.floor(lettersAt(speech));
  if (letters >= text.length) return text;
  const cut = text.slice(0, letters);
  // A word that was begun was not heard, unless the cut is exactly at its end.
  return (/[\p{L}\p{N}]/u.test(text.charAt(letters)) ? cut.replace(/[\p{L}\p{N}'’-]+$/u, '') : cut).trim();
}

/** How many letters were said by the time that was heard; beyond what was measured they are as long as usual. */
function lettersAt({ text, heardMs, voiced }: Speech): number {
  const known = voiced ?? { letters: 0, ms: 0, pauses: [] };
  if (heardMs >= known.ms) return known.letters + (heardMs - known.ms) / MS_PER_LETTER;
  const places = placesIn(text.slice(0, known.letters), known.ms, known.pauses);
  const next = places.findIndex(({ ms }) => ms > heardMs);
  const [from, to] = [places[next - 1], places[next]];
  if (from === undefined || to === undefined) return 0;
  return from.letters + ((to.letters - from.letters) * (heardMs - from.ms)) / (to.ms - from.ms);
}

/** A moment of a speech, and how many letters were said by then. */
interface Place {
  readonly ms: number;
  readonly letters: number;
}

const CLAUSE_END = /[,.;:!?…–—]+["')\]]*\s+/g;
/** Lengths are told in whole milliseconds. */
const ROUNDING_MS = 1;
/** A pause belongs to the end of a clause no further from where it is expected, in letters. */
const NEAR_LETTERS = 15;

/** Where in time which letters are: both ends, and the pauses that stand for the end of a clause. In between all letters are alike. */
function placesIn(text: string, totalMs: number, pauses: readonly Pause[]): Place[] {
  const ends = [...text.matchAll(CLAUSE_END)].map(({ index, 0: end }) => index + end.trimEnd().length);
  const said = (until: number) => until - silentMs(pauses, until);
  const lettersPerMs = text.length / Math.max(1, said(totalMs));
  const places: Place[] = [{ ms: pauses[0]?.fromMs === 0 ? pauses[0].toMs : 0, letters: 0 }];
  for (const { fromMs, toMs } of pauses) {
    if (fromMs === 0 || toMs >= totalMs - ROUNDING_MS) continue;
    const expected = said(fromMs) * lettersPerMs;
    const before = places.at(-1)?.letters ?? 0;
    const end = nearest(ends, expected, before);
    if (end !== undefined) places.push({ ms: fromMs, letters: end }, { ms: toMs, letters: end });
  }
  const last = pauses.at(-1);
  const endMs = last !== undefined && last.toMs >= totalMs - ROUNDING_MS ? last.fromMs : totalMs;
  return [...places, { ms: endMs, letters: text.length }, { ms: totalMs, letters: text.length }];
}

function nearest(ends: readonly number[], expected: number, after: number): number | undefined {
  let found: number | undefined;
  for (const end of ends) {
    const distance = Math.abs(end - expected);
    if (end > after && distance <= NEAR_LETTERS && distance < Math.abs((found ?? Number.POSITIVE_INFINITY) - expected))
      found = end;
  }
  return found;
}

function silentMs(pauses: readonly Pause[], until: number): number {
  return pauses.reduce((sum, { fromMs, toMs }) => sum + Math.max(0, Math.min(toMs, until) - fromMs), 0);
}

/** What the log says of a speech that was heard. */
export function asHeard(
  { id, reachedAt }: Speech,
  heard: { text: string; complete: boolean },
): Extract<Happening, { type: 'agentHeard' }> {
  return { type: 'agentHeard', speech: id, ...heard, ...(reachedAt === null ? {} : { reachedAt }) };
}

/** Was all of it heard? */
export function isHeard({ heardMs, totalMs, open }: Speech): boolean {
  return !open && totalMs !== null && heardMs >= totalMs;
}

/** Speeches of an operator count backwards from -1: the dialogue counts its own from 1. */
export function isOfOperator({ id }: Pick<Speech, 'id'>): boolean {
  return id < 0;
}
