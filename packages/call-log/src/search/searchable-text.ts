/** Accents of Latin, Greek and Cyrillic letters. Not all marks: in other scripts they are what makes the word. */
const ACCENTS = /[\u0300-\u036f]/g;

/**
 * A text as it is searched: without case, accents and the widths of letters, so that “café” is found by “CAFE”. In no language of its own:
 * words are compared as they are.
 */
export function searchableText(text: string): string {
  return text.normalize('NFKD').replace(ACCENTS, '').normalize('NFKC').toLowerCase();
}
