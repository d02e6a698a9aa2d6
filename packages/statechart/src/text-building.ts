import { MAX_LIST_LENGTH, MAX_TEXT_LENGTH, type Value } from './value.ts';
import { wellFormed } from './well-formed.ts';
import { note, spend, spendOnText, type Work } from './work.ts';

/** A text that is not longer than texts may be; what is cut off is noted. */
export function boundedText(text: string, work: Work): string {
  if (text.length <= MAX_TEXT_LENGTH) return text;
  note(work, 'CUT_OFF', `a text has at most ${MAX_TEXT_LENGTH} characters`);
  return wellFormed(text.slice(0, MAX_TEXT_LENGTH));
}

/** Pieces put together with something between them, never growing beyond what a text may be. */
export function joined(pieces: readonly string[], between: string, work: Work): string | null {
  let text = '';
  for (const [index, piece] of pieces.entries()) {
    if (!spend(work, 1) || !spendOnText(work, piece.length + between.length)) return null;
    text += index === 0 ? piece : between + piece;
    if (text.length > MAX_TEXT_LENGTH) break;
  }
  return boundedText(text, work);
}

/** A list that is not longer than lists may be; what is cut off is noted. */
export function boundedList(items: readonly Value[], work: Work): readonly Value[] {
  if (items.length <= MAX_LIST_LENGTH) return items;
  note(work, 'CUT_OFF', `a list has at most ${MAX_LIST_LENGTH} items`);
  return items.slice(0, MAX_LIST_LENGTH);
}
