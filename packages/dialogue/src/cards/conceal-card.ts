import type { CardFound } from './card-watch.ts';
import { mapStrings } from './map-strings.ts';
import { HIDDEN, MASK } from './mask.ts';

/** Fewer digits in a row say nothing of a number. */
const SHORTEST_PART = 4;

/**
 * The same data (JSON) without a card number that was only recognised after parts of it had come in: what was said of it, and every
 * row of its digits, are unreadable.
 */
export function concealCard<Data>(data: Data, { digits, texts }: CardFound): Data {
  return mapStrings(data, (text) => {
    const withoutWords = texts.reduce((left, said) => left.replaceAll(said, HIDDEN), text);
    return withoutWords.replace(/\d+/g, (row) =>
      row.length >= SHORTEST_PART && digits.some((card) => card.includes(row)) ? MASK.repeat(row.length) : row,
    );
  });
}
