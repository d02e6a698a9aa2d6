'use client';

import { Select } from '../../components/select.tsx';
import { LANGUAGE_COOKIE, LANGUAGES, type Language } from '../../language/languages.ts';
import { useLanguage, useStrings } from '../../language/use-strings.tsx';
import { workspaceStrings } from './strings.ts';

/** Each by its own name, so that whoever reads no other finds it. */
const NAMES: Readonly<Record<Language, string>> = { en: 'English', de: 'Deutsch', fr: 'Français', es: 'Español' };
const OPTIONS = LANGUAGES.map((value) => ({ value, label: NAMES[value] }));
const A_YEAR_S = 31_536_000;

/** In which language the pages are read; remembered by this browser. */
export function LanguageMenu() {
  const strings = useStrings(workspaceStrings);
  const choose = (language: Language) => {
    // Read by the server at each request.
    // biome-ignore lint/suspicious/noDocumentCookie: CookieStore is not in every browser people use
    document.cookie = `${LANGUAGE_COOKIE}=${language}; path=/; max-age=${A_YEAR_S}; samesite=lax`;
    // Everything is drawn anew, what was said of something that happened as well.
    window.location.reload();
  };
  return <Select label={strings.language} value={useLanguage()} options={OPTIONS} onValue={choose} />;
}
