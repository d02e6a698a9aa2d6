import { english } from './english.ts';
import { french } from './french.ts';
import type { GrammarLanguage } from './grammar-language.ts';

/** The language to listen to; English where the decoder knows no other. @param tag BCP 47, such as `fr-CA` */
export function grammarLanguage(tag: string): GrammarLanguage {
  return /^fr\b/i.test(tag) ? french : english;
}
