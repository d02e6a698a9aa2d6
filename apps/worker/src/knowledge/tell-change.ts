import type { KnowledgeChange } from '@aybiza/db/knowledge-documents';
import type { Cut } from './cut-blocks.ts';

const SHOWN = 10;
const SHOWN_LETTERS = 200;

/** What is there now and was not, and the other way round. Passages that only moved are the same. */
export function tellChange(before: readonly Pick<Cut, 'heading' | 'text'>[], now: readonly Cut[]): KnowledgeChange {
  const keyOf = ({ heading, text }: Pick<Cut, 'heading' | 'text'>) => `${heading}\n${text}`;
  const [had, has] = [new Set(before.map(keyOf)), new Set(now.map(keyOf))];
  const added = now.filter((passage) => !had.has(keyOf(passage)));
  const removed = before.filter((passage) => !has.has(keyOf(passage)));
  const show = (passages: readonly { text: string }[]) =>
    passages.slice(0, SHOWN).map(({ text }) => text.slice(0, SHOWN_LETTERS));
  return {
    added: added.length,
    removed: removed.length,
    addedTexts: show(added),
    removedTexts: show(removed),
  };
}
