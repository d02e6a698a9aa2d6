import { inLanguage } from '@aybiza/statechart';
import { english } from './english.ts';
import { french } from './french.ts';
import { german } from './german.ts';
import type { HeardLanguage } from './heard-language.ts';
import { spanish } from './spanish.ts';

const LANGUAGES = { en: english, de: german, fr: french, es: spanish };

/** How a language is understood; as English where it is not known here. @param tag BCP 47 */
export function heardLanguage(tag: string): HeardLanguage {
  return inLanguage<HeardLanguage>(LANGUAGES, tag);
}
