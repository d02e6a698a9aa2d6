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

/** How many letters were said by the time that was heard: pauses take none, and beyond what was measured they are as long as usual. */
function lettersAt({ text, heardMs, voiced }: Speech): number {
  const known = voiced ?? { letters: 0, ms: 0, pauses: [] };
  if (heardMs >= known.ms) return known.letters + (heardMs - known.ms) / MS_PER_LETTER;
  const saidMs = (until: number) => until - silentMs(known.pauses, until);
  const wholeMs = saidMs(known.ms);
  return wholeMs <= 0 ? 0 : (Math.min(known.letters, text.length) * saidMs(heardMs)) / wholeMs;
}

function silentMs(pauses: readonly Pause[], until: number): number {
  return pauses.reduce((sum, { fromMs, toMs }) => sum + Math.max(0, Math.min(toMs, until) - fromMs), 0);
}

/** Was all of it heard? */
export function isHeard({ heardMs, totalMs, open }: Speech): boolean {
  return !open && totalMs !== null && heardMs >= totalMs;
}
