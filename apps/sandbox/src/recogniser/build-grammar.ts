import type { GrammarLanguage } from './languages/grammar-language.ts';
import { any, maybe } from './languages/jsgf.ts';

/** The start of a garbage word: one phone that may stand anywhere, so that speech outside the grammar has a place to go. */
export const GARBAGE_PREFIX = 'gb-';

/** A word that nobody says: it takes the probability that garbage must not have. */
const NEVER = `${GARBAGE_PREFIX}never`;

/** The dictionary entry of every garbage word: `[word, pronunciation]`. */
export function garbageEntries({ phones, unsayable }: GrammarLanguage): ReadonlyArray<readonly [string, string]> {
  return [...phones.map((phone): readonly [string, string] => [garbageOf(phone), phone]), [NEVER, unsayable]];
}

const garbageOf = (phone: string) => `${GARBAGE_PREFIX}${phone.toLowerCase()}`;

/** How likely each kind of sentence is. Found by trying, over the table of `recogniser.integration.test.ts`. */
const WEIGHT = {
  name: 0.8,
  keyterm: 0.6,
  yesNo: 0.6,
  when: 0.1,
  number: 0.05,
  digits: 0.05,
  hesitation: 0.03,
};

/**
 * The grammar of one listening: built-in values, the phrases on the wire, polite words, and garbage for all else.
 * JSGF, for the decoder. `expected` are phrases as they are spoken, of words that the decoder's dictionary knows.
 */
export function buildGrammar(language: GrammarLanguage, expected: readonly string[]): string {
  const { names, and, forTime, phones, garbage } = language;
  const phrases = expected.filter((phrase) => !names.openings.has(phrase));
  const name =
    phrases.length < expected.length
      ? `/${WEIGHT.name}/ ${maybe(0.6, `(${names.introduced.join(' | ')})`)} <name> |`
      : '';
  const courtesy = maybe(0.2, '<courtesy>');
  const named = `${maybe(0.4, '<request>')} ${maybe(0.2, `(${language.articles.join(' | ')})`)} <keyterm> ${maybe(0.2, `[${and}] <keyterm>`)} ${maybe(0.2, `[${forTime}] <when>`)}`;
  // Left out, not void: the decoder hears nothing at all with a rule that cannot be entered.
  const keyterm = phrases.length > 0 ? `/${WEIGHT.keyterm}/ (${named} | <introduction> <keyterm>) ${courtesy} |` : '';
  const afterYes = phrases.length > 0 ? '(<when> | <keyterm>)' : '<when>';
  // Six garbage phones at least: a shorter word is better taken for the likeliest short word than for nothing.
  const strange = `${'<garbage> '.repeat(6)}<garbage>*`;
  return [
    '#JSGF V1.0;',
    'grammar sandbox;',
    `public <utterance> = /${1 - garbage.sentence}/ ${maybe(WEIGHT.hesitation, '<hesitation>')} <sentence> | /${garbage.sentence}/ ${strange};`,
    `<sentence> = ${name} ${keyterm}`,
    `  /${WEIGHT.when}/ ${maybe(0.1, forTime)} <when> ${courtesy}`,
    `  | /${WEIGHT.number}/ <number> ${courtesy} | /${WEIGHT.digits}/ <digits>`,
    `  | /${WEIGHT.yesNo}/ <yes-no> ${maybe(0.1, afterYes)} ${courtesy};`,
    phrases.length > 0 ? `<keyterm> = ${any(phrases)};` : '',
    `<hesitation> = ${any(language.hesitations)};`,
    `<request> = ${any(language.requests)};`,
    `<introduction> = ${any(language.introductions)};`,
    `<courtesy> = ${any(language.courtesies)};`,
    `<garbage> = /${garbage.phone}/ <phone> | /${1 - garbage.phone}/ ${NEVER};`,
    `<phone> = ${any(phones.map(garbageOf))};`,
    `<yes-no> = ${any(language.yesNo)};`,
    `<first-name> = ${any(names.first)};`,
    `<last-name> = ${any(names.last)};`,
    `<name> = <first-name> ${maybe(0.8, '<last-name>')};`,
    language.values,
  ].join('\n');
}
