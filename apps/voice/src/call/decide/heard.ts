import type { Speech } from './state.ts';

/** How long a letter takes to say when the length of a speech is not known yet: about fifteen letters a second. */
const MS_PER_LETTER = 66;

/** The words of a speech that the caller has heard, cut at the end of a word. */
export function heardText({ text, heardMs, totalMs }: Speech): string {
  const wholeMs = totalMs ?? text.length * MS_PER_LETTER;
  if (wholeMs <= 0 || heardMs >= wholeMs) return heardMs > 0 ? text : '';
  const letters = Math.floor((text.length * heardMs) / wholeMs);
  const cut = text.slice(0, letters);
  // A word that was begun was not heard, unless the cut is exactly at its end.
  return (/[\p{L}\p{N}]/u.test(text.charAt(letters)) ? cut.replace(/[\p{L}\p{N}'’-]+$/u, '') : cut).trim();
}

/** Was all of it heard? */
export function isHeard({ heardMs, totalMs, open }: Speech): boolean {
  return !open && totalMs !== null && heardMs >= totalMs;
}
