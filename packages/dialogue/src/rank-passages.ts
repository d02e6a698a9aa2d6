import type { Statechart } from '@aybiza/statechart';
import type { HeardLanguage } from './understand/languages/heard-language.ts';
import { heardLanguage } from './understand/languages/languages.ts';
import { contentWords } from './understand/phrase-score.ts';
import { wordsOf } from './understand/plain-words.ts';

/** Shown to the model: enough to find an answer, few enough for it to be quick. */
export const MAX_PASSAGES = 6;

export interface Passage {
  readonly source: string;
  readonly text: string;
}

/** Okapi BM25 with its usual constants: how much repetition counts, and how much length is held against a passage. */
const SATURATION = 1.2;
const LENGTH_WEIGHT = 0.75;

export interface SpokenQuestion {
  readonly question: string;
  /** BCP 47: which words of it say nothing, and what words of one stem have in common. */
  readonly language: string;
}

/** The passages of some documents that share words with a question, the best first. Local and the same on every machine. */
export function rankPassages(
  knowledge: Statechart['knowledge'],
  sources: readonly string[],
  { question, language: tag }: SpokenQuestion,
): Passage[] {
  const language = heardLanguage(tag);
  const stems = (text: string) => wordsOf(language.plain(text)).map((word) => stem(word, language));
  const passages = sources.flatMap((source) => {
    const document = Object.hasOwn(knowledge, source) ? knowledge[source] : undefined;
    return (document?.passages ?? []).map((text) => ({ source, text, words: stems(`${document?.title} ${text}`) }));
  });
  const wanted = new Set(contentWords(question, language).map((word) => stem(word, language)));
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

/** Close enough to a stem to find "prices" for "price" and "Parkplätze" for "Parkplatz". */
function stem(word: string, { endings }: HeardLanguage): string {
  return word.length > 4 ? word.replace(endings, '') : word.replace(/s$/, '');
}
