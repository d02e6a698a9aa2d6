import type { CardFound } from './card-watch.ts';
import { HIDDEN, MASK } from './mask.ts';

/** Fewer digits in a row say nothing of a number. */
const SHORTEST_PART = 4;

/**
 * The same data (JSON) without a card number that was only recognised after parts of it had come in: what was said of it, and every
 * row of its digits, are unreadable.
 */
export function concealCard<Data>(data: Data, { digits, texts }: CardFound): Data {
  // Data of the same shape comes back: only the text of strings changes, which TypeScript cannot see.
  return walk(data) as Data;

  function walk(value: unknown): unknown {
    if (typeof value === 'string') return concealText(value);
    if (Array.isArray(value)) return value.map(walk);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, walk(member)]));
  }

  function concealText(text: string): string {
    const withoutWords = texts.reduce((left, said) => left.replaceAll(said, HIDDEN), text);
    return withoutWords.replace(/\d+/g, (row) =>
      row.length >= SHORTEST_PART && digits.some((card) => card.includes(row)) ? MASK.repeat(row.length) : row,
    );
  }
}
