'use client';

import type { ReaderLanguage } from '@aybiza/foundation/reader-language';
import { createContext, type ReactNode, use, useCallback, useContext, useMemo } from 'react';
import { loadTranslations } from './load-translations.ts';
import { type Strings, type Translated, type Translations, type WordsFor, wordsIn } from './strings.ts';

const ENGLISH: { readonly language: ReaderLanguage; readonly translations: Translations } = {
  language: 'en',
  translations: new Map(),
};
const ChosenLanguage = createContext(ENGLISH);

/** Below it everything is said in this language. Its words are fetched before anything is shown, English ones are here already. */
export function LanguageProvider({ language, children }: { language: ReaderLanguage; children: ReactNode }) {
  const translations = language === 'en' ? ENGLISH.translations : use(loadTranslations(language));
  const chosen = useMemo(() => ({ language, translations }), [language, translations]);
  return <ChosenLanguage value={chosen}>{children}</ChosenLanguage>;
}

/** The words of a room in the reader's language. */
export function useStrings<Words>(strings: Strings<Words>): Translated<Words> {
  return wordsIn(useContext(ChosenLanguage).translations, strings);
}

/** The reader's language, for dates, numbers and names of countries. */
export function useLanguage(): ReaderLanguage {
  return useContext(ChosenLanguage).language;
}

/** For what is made by a component and speaks by itself later: it asks for a room's words when it needs them. */
export function useWordsFor(): WordsFor {
  const { translations } = useContext(ChosenLanguage);
  return useCallback((strings) => wordsIn(translations, strings), [translations]);
}
