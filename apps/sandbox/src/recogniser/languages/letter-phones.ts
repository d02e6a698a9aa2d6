/** Spellings and the phones they stand for, longer spellings first. */
export type LetterPhones = ReadonlyArray<readonly [string, string]>;

/** The phones of a word by its letters, from left to right. Letters that no spelling has are silent. */
export function phonesOf(word: string, letters: LetterPhones): string {
  const phones: string[] = [];
  for (let rest = word; rest !== ''; ) {
    const [spelling, sound] = letters.find(([start]) => rest.startsWith(start)) ?? [rest[0] ?? '', ''];
    if (sound !== '') phones.push(sound);
    rest = rest.slice(spelling.length);
  }
  return phones.join(' ');
}
