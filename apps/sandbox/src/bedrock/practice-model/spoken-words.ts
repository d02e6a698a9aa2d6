import { toFigures } from './number-words.ts';

const CONTRACTIONS: readonly (readonly [RegExp, string])[] = [
  [/[’`]/g, "'"],
  [/\bo'?\s?clock\b/g, 'oclock'],
  [/\bcan't\b|\bcannot\b/g, 'can not'],
  [/\bwon't\b/g, 'will not'],
  [/n't\b/g, ' not'],
  [/'m\b/g, ' am'],
  [/'re\b/g, ' are'],
  [/'s\b/g, ' is'],
  [/'d\b/g, ' would'],
  [/'ll\b/g, ' will'],
  [/'ve\b/g, ' have'],
  [/(?<=\d),(?=\d{3}\b)/g, ''],
  // "p.m.", "p m", "3 pm" and "3pm" are one thing; the space keeps the figure apart.
  [/\b(\d+(?:[:.]\d{2})?)\s?([ap])\.?\s?m\b\.?/g, '$1 $2m'],
  [/\b([ap])\.?\s?m\b\.?/g, '$1m'],
  [/\b(\d+)(?:st|nd|rd)\b/g, '$1th'],
];
const TOKEN = /\d{4}-\d{2}-\d{2}|\d+:\d{2}|\d+\.\d+|\d+(?:th)?|\+|\p{L}[\p{L}\p{M}']*/gu;

/** The words of a text as spoken: lower case, contractions written out, no punctuation; number words stay words. */
export function plainWords(text: string): string[] {
  const plain = CONTRACTIONS.reduce((written, [pattern, full]) => written.replace(pattern, full), text.toLowerCase());
  return plain.match(TOKEN) ?? [];
}

/** The words of a text with figures for numbers: "half past three" → half, past, 3; "third" → 3th. */
export function spokenWords(text: string): string[] {
  return toFigures(plainWords(text));
}

/** The sentences of a text, each with its full stop or question mark. */
export function sentencesOf(text: string): string[] {
  return (text.match(/[^.?!\n]+(?:[.](?=\S)[^.?!\n]*)*[.?!]*/g) ?? [])
    .map((sentence) => sentence.trim())
    .filter((sentence) => /[\p{L}\p{N}]/u.test(sentence));
}
