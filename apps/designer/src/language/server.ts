import { pickReaderLanguage, READER_LANGUAGE_COOKIE, type ReaderLanguage } from '@aybiza/foundation/reader-language';
import { cookies, headers } from 'next/headers';
import { loadTranslations } from './load-translations.ts';
import { type Strings, type Translated, wordsIn } from './strings.ts';

/** The language of whoever asks for a page: what they chose in this browser, else what their browser asks for. */
export async function languageOfRequest(): Promise<ReaderLanguage> {
  const [chosen, asked] = await Promise.all([cookies(), headers()]);
  return pickReaderLanguage(chosen.get(READER_LANGUAGE_COOKIE)?.value, asked.get('accept-language'));
}

/** The words of a room in the language of whoever asks for a page; for components, there is {@link useStrings}. */
export async function wordsOfRequest<Words>(strings: Strings<Words>): Promise<Translated<Words>> {
  const language = await languageOfRequest();
  return wordsIn(language === 'en' ? new Map() : await loadTranslations(language), strings);
}
