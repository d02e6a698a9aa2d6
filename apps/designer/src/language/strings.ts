/** Words as a translation must have them: the same shape, with any text where English has a certain one. */
export type Translated<Words> = Words extends string
  ? string
  : Words extends (...given: infer Given) => infer Text
    ? (...given: Given) => Translated<Text>
    : { readonly [Name in keyof Words]: Translated<Words[Name]> };

/** The words of one room, in English until a reader's language is known. They are read by {@link useStrings} alone. */
export interface Strings<Words> {
  readonly english: Words;
}

/** What a room's words are once a language is chosen. */
export type WordsOf<Of> = Of extends Strings<infer Words> ? Translated<Words> : never;

/** One room's words in another language. */
export type Translation = readonly [Strings<unknown>, unknown];

/** All rooms' words in one language; empty for English. */
export type Translations = ReadonlyMap<Strings<unknown>, unknown>;

/**
 * English is written where it is used, and every other language beside it (`strings.de.ts`). A reader of another language loads all files
 * of words at once: they import no room, and of a package only what is small.
 */
export function defineStrings<const Words>(english: Words): Strings<Words> {
  return { english };
}

/** Holds a translation to the shape of the English words: one that is missing does not compile. */
export function translate<Words>(strings: Strings<Words>, words: Translated<Words>): Translation {
  return [strings, words];
}

/** English where a language has no words for a room. */
export function wordsIn<Words>(translations: Translations, strings: Strings<Words>): Translated<Words> {
  // The map is made by `translate` only, which gives each room's strings words of their shape.
  return (translations.get(strings) ?? strings.english) as Translated<Words>;
}

/** The word for a code that comes from elsewhere; undefined for one that we do not know. */
export function wordFor(words: Readonly<Record<string, string>>, code: string): string | undefined {
  return Object.hasOwn(words, code) ? words[code] : undefined;
}

/** For what is read by programs, and where no reader is known. */
export const inEnglish: WordsFor = (strings) => wordsIn(new Map(), strings);

/** Gives any room's words in one language, to whatever stands outside of what React draws. */
export type WordsFor = <Words>(strings: Strings<Words>) => Translated<Words>;
