import { findMentions, isWithin, type Mention } from './mention.ts';
import { digitOf } from './number-words.ts';
import { plainWords } from './spoken-words.ts';

/** "this one", "the other one" is no count. */
const POINTING = /^(this|that|which|no|any|new|other|another|the|every)$/;

/** The numbers in spoken words that are not part of a date or a time. */
export function findNumbers(words: readonly string[], taken: readonly Mention<unknown>[]): Mention<number>[] {
  return findMentions(words, (index) => {
    const word = words[index] ?? '';
    if (!/^\d+(\.\d+)?$/.test(word) || isWithin(index, taken)) return undefined;
    if (word === '1' && POINTING.test(words[index - 1] ?? '')) return undefined;
    if (words[index + 1] === 'point' && /^\d$/.test(words[index + 2] ?? ''))
      return { value: Number(`${word}.${words[index + 2]}`), length: 3 };
    return { value: Number(word), length: 1 };
  });
}

/** The longest run of digits, as said: "oh seven double four" → "0744", with `+` if it began with "plus". */
export function readDigits(text: string): string {
  let [best, current, repeat] = ['', '', 1];
  for (const word of [...plainWords(text), '']) {
    const digit = digitOf(word);
    if (digit !== undefined) {
      current += digit.length === 1 ? digit.repeat(repeat) : digit;
      repeat = 1;
    } else if (word === 'double' || word === 'triple') {
      repeat = word === 'double' ? 2 : 3;
    } else {
      if (current.length > best.length) best = current;
      [current, repeat] = [word === 'plus' || word === '+' ? '+' : '', 1];
    }
  }
  return /\d/.test(best) ? best : '';
}
