import type { HeardLanguage } from './languages/heard-language.ts';
import { figuresFor } from './numbers.ts';
import { wordsOf } from './plain-words.ts';

/** The words of a text in the form in which they are compared, number words as figures. */
export function figuresOf(text: string, { plain, numbers }: HeardLanguage): string[] {
  return figuresFor(wordsOf(plain(text)), numbers);
}
