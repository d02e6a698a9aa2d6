import type { ReaderLanguage } from '@aybiza/foundation/reader-language';
import type { Translations } from './strings.ts';

const loading = new Map<ReaderLanguage, Promise<Translations>>();

/**
 * The words of a language, fetched once: nobody loads those that they do not read. None when they cannot be fetched: then everything is said
 * in English, which is here, and the next page tries again.
 */
export function loadTranslations(language: Exclude<ReaderLanguage, 'en'>): Promise<Translations> {
  const known = loading.get(language);
  if (known !== undefined) return known;
  const fetched = FETCH[language]().catch((): Translations => new Map());
  loading.set(language, fetched);
  return fetched;
}

const FETCH: Readonly<Record<Exclude<ReaderLanguage, 'en'>, () => Promise<Translations>>> = {
  de: async () => (await import('./german.ts')).german,
  fr: async () => (await import('./french.ts')).french,
  es: async () => (await import('./spanish.ts')).spanish,
};
