import { plainText } from '../plain-text.ts';
import type { Value } from '../value.ts';
import { SYMBOL_NAMES, WORDS } from './english.ts';

/** Each digit by itself: "4 4 2 0". */
export function spokenDigits(_value: Value, text: string): string {
  return digitsOf(text).map(digitName).join(' ');
}

/**
 * A telephone number in groups, with a pause between them: those it is written in, else three, three and four for a number of
 * North America, else threes from its end.
 */
export function spokenPhone(_value: Value, text: string): string {
  return groupsOf(text)
    .map((group) => digitsOf(group).map(digitName).join(' '))
    .filter((group) => group !== '')
    .join(', ');
}

/** Letter by letter; signs by their names. */
export function spelled(_value: Value, text: string): string {
  return Array.from(text.replace(/\s+/g, ''), (letter) => SYMBOL_NAMES.get(letter) ?? letter.toUpperCase()).join(', ');
}

/** An e-mail address as it is said: "maria at example dot com". */
export function spokenEmail(_value: Value, text: string): string {
  return text
    .replace(/[^\p{L}\p{N}\s]/gu, (sign) => ` ${SYMBOL_NAMES.get(sign) ?? sign} `)
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
export function listWith(word: 'or' | 'and'): (value: Value, text: string) => string {
  return (value, text) => {
    if (!Array.isArray(value)) return text;
    const items: string[] = value.map(plainText);
    const last = items.pop();
    if (last === undefined) return '';
    return items.length === 0 ? last : `${items.join(', ')} ${WORDS[word]} ${last}`;
  };
}

function digitsOf(text: string): string[] {
  return Array.from(text.replace(/[^\d+*#]/g, ''));
}

function digitName(digit: string): string {
  return digit === '+' ? (SYMBOL_NAMES.get(digit) ?? digit) : digit;
}

function groupsOf(text: string): readonly string[] {
  const written = text.split(/[\s().\-/]+/).filter((group) => group !== '');
  if (written.length > 1) return written;
  const northAmerican = /^(\+?1)?([2-9]\d{2})([2-9]\d{2})(\d{4})$/.exec(text);
  if (northAmerican !== null) return northAmerican.slice(1).map((group) => group ?? '');
  const digits = text.replace(/^\+/, '');
  const plus = text.startsWith('+') ? '+' : '';
  // One digit alone at the front joins the group behind it.
  const lead = digits.length % 3 === 1 && digits.length > 3 ? 4 : digits.length % 3 || 3;
  const rest = digits.slice(lead).match(/.{3}/g) ?? [];
  return [plus + digits.slice(0, lead), ...rest];
}
