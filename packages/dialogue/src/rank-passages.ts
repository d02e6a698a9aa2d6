import type { Statechart } from '@aybiza/statechart';
import { normalise, wordsOf } from './understand/normalise.ts';
import { contentWords } from './understand/phrase-score.ts';

/** Shown to the model: enough to find an answer, few enough for it to be quick. */
export const MAX_PASSAGES = 6;

export interface Passage {
  readonly source: string;
  readonly text: string;
}

/** Okapi BM25 with its usual constants: how much repetition counts, and how much length is held against a passage. */
const SATURATION = 1.2;
const LENGTH_WEIGHT = 0.75;

/** The passages of some documents that share words with a question, the best first. Local and the same on every machine. */
export function rankPassages(
  knowledge: Statechart['knowledge'],
  sources: readonly string[],
  question: string,
): Passage[] {
  const passages = sources.flatMap((source) => {
    const document = Object.hasOwn(knowledge, source) ? knowledge[source] : undefined;
    return (document?.passages ?? []).map((text) => ({ source, text, words: stems(`${document?.title} ${text}`) }));
  });
  const wanted = new Set(contentWords(question).map(stem));
  const average = passages.reduce((sum, { words }) => sum + words.length, 0) / Math.max(1, passages.length);
  const rarity = (word: string) => {
    const having = passages.filter(({ words }) => words.includes(word)).length;
    return Math.log(1 + (passages.length - having + 0.5) / (having + 0.5));
  };
  const weights = new Map([...wanted].map((word) => [word, rarity(word)]));
  const scored = passages.map(({ source, text, words }) => {
    let score = 0;
    for (const [word, weight] of weights) {
      const count = words.filter((other) => other === word).length;
      const length = 1 - LENGTH_WEIGHT + LENGTH_WEIGHT * (words.length / average);
      score += (weight * (count * (SATURATION + 1))) / (count + SATURATION * length);
    }
    return { source, text, score };
  });
  return scored
    .filter(({ score }) => score > 0)
    .sort((left, right) => right.score - left.score)
    .map(({ source, text }) => ({ source, text }));
}

function stems(text: string): string[] {
  return wordsOf(normalise(text)).map(stem);
}

/** Close enough to a stem to find "prices" for "price" and "parking" for "park". */
function stem(word: string): string {
  return word.length > 4 ? word.replace(/(ings?|ed|es|s)$/, '') : word.replace(/s$/, '');
}
