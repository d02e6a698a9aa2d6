import type { HeardLanguage } from './languages/heard-language.ts';
import { groupsOf, wordsOf } from './plain-words.ts';

/** Letters and digits said one by one ("B as in Bravo, double seven") joined; undefined when some word is neither. */
export function understandSpelled(text: string, language: HeardLanguage): string | undefined {
  const { spelling, numbers, plain } = language;
  const bare = groupsOf(plain(text)).join(' ');
  const words = wordsOf(spelling.joined.reduce((said, [apart, joined]) => said.replace(apart, joined), bare));
  let joined = '';
  let repeat = 1;
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index] ?? '';
    const times = numbers.repeats.get(word);
    const again = joined === '' ? undefined : spelling.again.get(word);
    if (times !== undefined) repeat = times;
    // "B as in Bravo", "B wie Berta": what stands behind only says the letter again.
    else if (again !== undefined) index += again === 2 && words[index + 1] !== 'in' ? 1 : again;
    else if (!spelling.fillers.has(word) || word.length === 1) {
      const sign = signOf(word, language);
      if (sign === undefined) return undefined;
      joined += sign.length === 1 ? sign.repeat(repeat) : sign;
      repeat = 1;
    }
  }
  return joined === '' ? undefined : joined;
}

function signOf(word: string, { spelling, numbers }: HeardLanguage): string | undefined {
  if (/^[a-z]$|^\d+$/.test(word)) return word;
  const number = numbers.single(word);
  if (number !== undefined && (number < 10 || numbers.isGrouped)) return String(number);
  return spelling.letters.get(word) ?? (/^(?=.*\d)[a-z0-9]+$/.test(word) ? word : undefined);
}
