import { cutText } from '@aybiza/flow';
import type { Block } from './block.ts';
import { unreadable } from './unreadable.ts';

/** Of one document: a book of a thousand pages has about as many, and they are written in one transaction. */
export const MOST_PASSAGES = 5_000;
const MAX_HEADING_LENGTH = 300;
const BETWEEN_HEADINGS = ' › ';

export interface Cut {
  /** The headings above it, from the outermost. */
  readonly heading: string;
  readonly page: number | null;
  readonly text: string;
}

/**
 * Passages, each of them enough for an answer: paragraphs below one heading and on one page, together as far as there is room.
 * @throws Unreadable when there is nothing, or far too much
 */
export function cutBlocks(blocks: readonly Block[]): Cut[] {
  const cuts: Cut[] = [];
  const above: { level: number; text: string }[] = [];
  let open: { page: number | null; readonly texts: string[] } = { page: null, texts: [] };
  const headings = () =>
    above
      .map(({ text }) => text)
      .join(BETWEEN_HEADINGS)
      .slice(0, MAX_HEADING_LENGTH);
  const checkRoom = () => {
    if (cuts.length > MOST_PASSAGES) throw unreadable('TOO_MANY_PASSAGES');
  };
  const close = () => {
    for (const text of cutText(open.texts.join('\n\n'))) cuts.push({ heading: headings(), page: open.page, text });
    open = { page: null, texts: [] };
    checkRoom();
  };
  for (const { text, heading, page = null, alone } of blocks) {
    if (heading !== undefined) {
      close();
      while ((above.at(-1)?.level ?? 0) >= heading) above.pop();
      above.push({ level: heading, text });
    } else if (alone === true) {
      close();
      for (const piece of cutText(text)) cuts.push({ heading: headings(), page, text: piece });
      checkRoom();
    } else {
      if (page !== open.page && open.texts.length > 0) close();
      open.page = page;
      open.texts.push(text);
    }
  }
  close();
  if (cuts.length === 0) throw unreadable('EMPTY');
  return cuts;
}
