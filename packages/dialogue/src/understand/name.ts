import type { HeardLanguage } from './languages/heard-language.ts';
import type { UnderstoodValue } from './understood-value.ts';

/** A person's name: introduced ("my name is …", "je m'appelle …") it is taken as such; bare words count when there are few of them. */
export function understandName(text: string, { name, plain }: HeardLanguage): UnderstoodValue | undefined {
  const bare = text
    .replace(/[’`]/g, "'")
    .replace(/[^\p{L}\p{M}' -]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  const introduced = name.introduced.exec(bare)?.[1];
  const words = (introduced ?? bare.replace(name.opener, ''))
    .replace(name.trailing, '')
    .trim()
    .split(' ')
    .filter((word) => word !== '');
  if (words.length === 0 || words.length > name.mostWords) return undefined;
  if (words.some((word) => name.notNames.has(plain(word)) && !name.particles.has(plain(word)))) return undefined;
  const value = words.map((word, at) => (at > 0 && name.particles.has(plain(word)) ? word : capitalised(word)));
  return { value: value.join(' '), score: introduced === undefined ? 0.6 : 0.9 };
}

function capitalised(word: string): string {
  const isPlain = word === word.toLowerCase() || word === word.toUpperCase();
  return isPlain ? `${word.charAt(0).toUpperCase()}${word.slice(1).toLowerCase()}` : word;
}
