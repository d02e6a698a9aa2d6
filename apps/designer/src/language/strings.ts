/** Words as a translation must have them: the same shape, with any text where English has a certain one. */
export type Translated<Words> = Words extends string
  ? string
  : Words extends (...given: infer Given) => infer Text
    ? (...given: Given) => Translated<Text>
    : { readonly [Name in keyof Words]: Translated<Words[Name]> };

/** The words of one room, in English until a reader's language is known. They are read by {@link useStrings} alone. */
export interface Strings<Words, Room extends string = string> {
  /** By it the room's words are found in another language, which is loaded without the English ones. */
  readonly room: Room;
  readonly english: Words;
}

/** What a room's words are once a language is chosen. */
export type WordsOf<Of> = Of extends Strings<infer Words> ? Translated<Words> : never;

/** One room's words in another language. */
export type Translation = readonly [room: string, words: unknown];

/** All rooms' words in one language; empty for English. */
export type Translations = ReadonlyMap<string, unknown>;

/**
 * English is written where it is used, and every other language beside it (`strings.de.ts`). A reader of another language loads all files
 * of words in it at once: of other files they import types only, and of a package what is small.
 */
export function defineStrings<const Room extends string, const Words>(
  room: Room,
  english: Words,
): Strings<Words, Room> {
  return { room, english };
}

/** Holds a translation to the shape of the English words: one that is missing does not compile. */
export function translate<Of extends Strings<unknown>>(room: Of['room'], words: WordsOf<Of>): Translation {
  return [room, words];
}

/** English where a language has no words for a room. */
export function wordsIn<Words>(translations: Translations, strings: Strings<Words>): Translated<Words> {
  // The map is made by `translate` only, which gives each room words of its shape.
  return (translations.get(strings.room) ?? strings.english) as Translated<Words>;
}

/** The word for a code that comes from elsewhere; undefined for one that we do not know. */
export function wordFor(words: Readonly<Record<string, string>>, code: string): string | undefined {
  return Object.hasOwn(words, code) ? words[code] : undefined;
}

/** For what is read by programs, and where no reader is known. */
export const inEnglish: WordsFor = (strings) => wordsIn(new Map(), strings);

/** Gives any room's words in one language, to whatever stands outside of what React draws. */
export type WordsFor = <Words>(strings: Strings<Words>) => Translated<Words>;
