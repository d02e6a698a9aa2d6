/** The alphabet of ICAO and NATO, with the spellings that recognisers give. It is used in every language. */
const NATO =
  'alpha alfa bravo charlie delta echo foxtrot golf hotel india juliet juliett kilo lima mike november oscar papa quebec romeo sierra tango uniform victor whiskey whisky xray yankee zulu';

/** Letters by the words that stand for them. Of a spelling alphabet each word begins with its letter. */
export function lettersBy(names: Readonly<Record<string, string>>, ...alphabets: readonly string[]) {
  const words = [NATO, ...alphabets].flatMap((alphabet) => alphabet.split(' '));
  const letters = new Map(words.map((word) => [word, word.charAt(0)]));
  for (const [letter, said] of Object.entries(names)) for (const name of said.split(' ')) letters.set(name, letter);
  return letters;
}
