import { plainText } from '../plain-text.ts';
import type { Value } from '../value.ts';
import type { SpokenLanguage } from './languages/spoken-language.ts';

/** Each digit by itself: "4 4 2 0". */
export function spokenDigits(_value: Value, text: string, language: SpokenLanguage): string {
  return digitsIn(text, language);
}

/**
 * A telephone number in groups, with a pause between them: those it is written in, else three, three and four for a number of
 * North America, else threes from its end, or pairs where the language has pairs.
 */
export function spokenPhone(_value: Value, text: string, language: SpokenLanguage): string {
  return groupsOf(text, language.phoneGroup)
    .map((group) => digitsIn(group, language))
    .filter((group) => group !== '')
    .join(', ');
}

/** Letter by letter; signs by their names. */
export function spelled(_value: Value, text: string, { symbols }: SpokenLanguage): string {
  return Array.from(text.replace(/\s+/g, ''), (letter) => symbols.get(letter) ?? letter.toUpperCase()).join(', ');
}

/** An e-mail address as it is said: "maria at example dot com". */
export function spokenEmail(_value: Value, text: string, { symbols }: SpokenLanguage): string {
  return text
    .replace(/[^\p{L}\p{N}\s]/gu, (sign) => ` ${symbols.get(sign) ?? sign} `)
    .replace(/\s+/g, ' ')
    .trim();
}

/** A name in the usual letters where it came in only small or only capital ones: "maria LOPEZ" is "Maria Lopez". */
export function spokenName(_value: Value, text: string): string {
  return text.replace(/[\p{L}\p{M}]+/gu, (word) => {
    const isPlain = word === word.toLowerCase() || (word.length > 1 && word === word.toUpperCase());
    if (!isPlain) return word;
    const [first = '', ...rest] = Array.from(word);
    return first.toUpperCase() + rest.join('').toLowerCase();
  });
}

/** The items of a list with a word before the last: "ten, eleven or noon". */
export function listWith(kind: 'or' | 'and'): (value: Value, text: string, language: SpokenLanguage) => string {
  return (value, text, language) => {
    if (!Array.isArray(value)) return text;
    const items: string[] = value.map(plainText);
    const last = items.pop();
    if (last === undefined) return '';
    return items.length === 0 ? last : `${items.join(', ')} ${language.joinWord(kind, last)} ${last}`;
  };
}

function digitsIn(text: string, { symbols }: SpokenLanguage): string {
  const digits = Array.from(text.replace(/[^\d+*#]/g, ''));
  return digits.map((digit) => (digit === '+' ? (symbols.get(digit) ?? digit) : digit)).join(' ');
}

function groupsOf(text: string, size: 2 | 3): readonly string[] {
  const written = text.split(/[\s().\-/]+/).filter((group) => group !== '');
  if (written.length > 1) return written;
  const northAmerican = /^(\+?1)?([2-9]\d{2})([2-9]\d{2})(\d{4})$/.exec(text);
  if (northAmerican !== null) return northAmerican.slice(1).map((group) => group ?? '');
  const digits = text.replace(/^\+/, '');
  const plus = text.startsWith('+') ? '+' : '';
  // One digit alone at the front joins the group behind it.
  const lead = digits.length % size === 1 && digits.length > size ? size + 1 : digits.length % size || size;
  const rest = digits.slice(lead).match(size === 3 ? /.{3}/g : /.{2}/g) ?? [];
  return [plus + digits.slice(0, lead), ...rest];
}
