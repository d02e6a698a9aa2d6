import { z } from 'zod';
import { entriesById } from './by-id.ts';
import { MAX_DOCUMENT_LENGTH } from './document-length.ts';

/** A text that the agent may answer from. */
export const documentSchema = z.strictObject({
  title: z.string().min(1).max(200),
  text: z.string().max(MAX_DOCUMENT_LENGTH).default(''),
});
export type KnowledgeDocument = z.infer<typeof documentSchema>;

/** The most letters of a passage: enough for an answer, few enough to send several of them to a model. */
const PASSAGE_LENGTH = 800;

/** Documents cut into passages at their paragraphs, as the statechart keeps them. */
export function passagesOf(
  knowledge: Readonly<Record<string, KnowledgeDocument>>,
): Record<string, { title: string; passages: string[] }> {
  return Object.fromEntries(
    entriesById(knowledge).map(([id, { title, text }]) => [id, { title, passages: cutText(text) }]),
  );
}

/** A text cut into passages: paragraphs together as far as there is room, longer ones at the end of a sentence. */
export function cutText(text: string): string[] {
  const passages: string[] = [];
  for (const paragraph of text.split(/\n\s*\n/).map((part) => part.trim())) {
    if (paragraph === '') continue;
    const last = passages.at(-1);
    if (last !== undefined && last.length + paragraph.length < PASSAGE_LENGTH) {
      passages[passages.length - 1] = `${last}\n\n${paragraph}`;
      continue;
    }
    for (let at = 0; at < paragraph.length; ) {
      const end = paragraph.length - at <= PASSAGE_LENGTH ? paragraph.length : endOfSentence(paragraph, at);
      passages.push(paragraph.slice(at, end).trim());
      at = end;
    }
  }
  return passages;
}

/** Where a passage that begins here ends: behind the last sentence, else the last word, that fits. */
function endOfSentence(text: string, from: number): number {
  const window = text.slice(from, from + PASSAGE_LENGTH);
  const sentence = Math.max(window.lastIndexOf('. '), window.lastIndexOf('? '), window.lastIndexOf('! '));
  if (sentence > PASSAGE_LENGTH / 2) return from + sentence + 1;
  const word = window.lastIndexOf(' ');
  return from + (word > 0 ? word : PASSAGE_LENGTH);
}
