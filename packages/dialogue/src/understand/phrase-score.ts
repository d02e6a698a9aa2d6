import type { HeardLanguage } from './languages/heard-language.ts';
import { wordsOf } from './plain-words.ts';

/** Below this a phrase was not said. */
export const SAID = 0.55;
/** From here on it was said beyond doubt. */
export const SAID_CLEARLY = 0.9;

/**
 * How surely a caller said a phrase, 0 to 1: all of it and nothing else, in one piece, or all its words that matter in any order.
 */
export function scorePhrase(text: string, phrase: string, { plain, fillers }: HeardLanguage): number {
  const said = wordsOf(plain(text));
  const wanted = wordsOf(plain(phrase));
  if (wanted.length === 0 || said.length === 0) return 0;
  if (said.join(' ') === wanted.join(' ')) return 1;
  if (containsRun(said, wanted)) return wanted.some((word) => !fillers.has(word)) ? 0.95 : 0.7;
  const content = wanted.filter((word) => !fillers.has(word));
  if (content.length === 0) return 0;
  const found = content.filter((word) => said.some((other) => isSameWord(word, other))).length;
  if (found === content.length) return 0.8;
  return content.length >= 3 ? 0.75 * (found / content.length) : 0;
}

/** The best score of several phrases. */
export function scorePhrases(text: string, phrases: readonly string[], language: HeardLanguage): number {
  return phrases.reduce((best, phrase) => Math.max(best, scorePhrase(text, phrase, language)), 0);
}

function containsRun(said: readonly string[], wanted: readonly string[]): boolean {
  return said.some((_word, from) => wanted.every((word, offset) => said[from + offset] === word));
}

/** The same word, or the same stem: "cancel" and "cancelling", "appointment" and "appointments". */
function isSameWord(left: string, right: string): boolean {
  if (left === right) return true;
  const [short, long] = left.length < right.length ? [left, right] : [right, left];
  return short.length >= 4 && long.startsWith(short) && long.length - short.length <= 4;
}

/** The words a caller said beside the fillers. */
export function contentWords(text: string, { plain, fillers }: HeardLanguage): string[] {
  return wordsOf(plain(text)).filter((word) => !fillers.has(word));
}
