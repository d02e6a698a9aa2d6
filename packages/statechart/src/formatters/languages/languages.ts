import { dutch } from './dutch.ts';
import { english } from './english.ts';
import { french } from './french.ts';
import { german } from './german.ts';
import { type ByLanguage, inLanguage } from './in-language.ts';
import { italian } from './italian.ts';
import { spanish } from './spanish.ts';
import type { SpokenLanguage } from './spoken-language.ts';

const LANGUAGES: ByLanguage<SpokenLanguage> = {
  en: english,
  de: german,
  fr: french,
  es: spanish,
  it: italian,
  nl: dutch,
};

/** How values are said in a language. @param tag BCP 47; one that is not known here speaks English. */
export function spokenLanguage(tag: string): SpokenLanguage {
  return inLanguage(LANGUAGES, tag);
}
