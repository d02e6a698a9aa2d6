/** How words of a language are compared: lower case, without accents, and without marks that are not between digits. */
export function plainWords(text: string): string {
  return text
    .toLowerCase()
    .replace(/[’`]/g, "'")
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replaceAll('ß', 'ss')
    .replaceAll('œ', 'oe')
    .replace(/(?<!\d)[.,]|[.,](?!\d)/g, ' ')
    .replace(/[^\p{L}\p{N}:.,+/#*€$£% -]/gu, ' ')
    .replace(/\s-|-\s|(?<=\p{L})-(?=\p{L})/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Words of a table, written as people write them, in the form in which they are compared. */
export function wordSet(words: string): ReadonlySet<string> {
  return new Set(words.split(' ').map(plainWords));
}

/** The same for phrases, which hold blanks. */
export function phraseList(...phrases: readonly string[]): readonly string[] {
  return phrases.map(plainWords);
}

/** The words of a text in that form. */
export function wordsOf(plain: string): string[] {
  return plain === '' ? [] : plain.split(' ');
}

/** The words of a text in that form, however groups of digits and letters are set apart. */
export function groupsOf(plain: string): string[] {
  return wordsOf(plain.replace(/[-.,/:\s]+/g, ' ').trim());
}
