import type { HeardLanguage } from './languages/heard-language.ts';
import { wordsOf } from './plain-words.ts';
import type { UnderstoodValue } from './understood-value.ts';

/** Yes or no. "No" outweighs a friendly word beside it ("no, that's okay"). */
export function understandYesNo(text: string, { plain, yes, no }: HeardLanguage): UnderstoodValue | undefined {
  const said = plain(text);
  const has = (phrases: readonly string[]) => phrases.some((phrase) => ` ${said} `.includes(` ${phrase} `));
  const score = wordsOf(said).length <= 3 ? 0.95 : 0.8;
  if (has(no)) return { value: false, score };
  return has(yes) ? { value: true, score } : undefined;
}
