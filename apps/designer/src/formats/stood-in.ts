import { type WordsOf, wordFor } from '../language/strings.ts';
import type { standInStrings } from './strings.ts';

/** What it means for a call that this vendor took the place of another one. */
export function stoodIn(vendor: string, strings: WordsOf<typeof standInStrings>): string {
  return wordFor(strings.vendors, vendor) ?? strings.another(vendor);
}
