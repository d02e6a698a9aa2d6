/** Words by the first part of a language's tag; English is what everybody falls back to. */
export type ByLanguage<Words> = Readonly<Record<string, Words>> & { readonly en: Words };

/** The words that belong to a language, in English where there are none. @param tag BCP 47, such as `de-CH`. */
export function inLanguage<Words>(words: ByLanguage<Words>, tag: string): Words {
  const language = primaryLanguage(tag);
  // Tags come from documents that people write: `constructor` is none of ours.
  return (Object.hasOwn(words, language) ? words[language] : undefined) ?? words.en;
}

/** In which language `inLanguage` answers: the same tag, or `en`. Whoever has the words said needs it to choose the voice. */
export function languageOfWords(words: ByLanguage<unknown>, tag: string): string {
  return Object.hasOwn(words, primaryLanguage(tag)) ? tag : 'en';
}

/** `de` of `de-CH` and of `de_CH`. */
function primaryLanguage(tag: string): string {
  return tag.split(/[-_]/, 1)[0]?.toLowerCase() ?? '';
}
