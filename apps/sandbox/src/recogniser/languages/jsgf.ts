/** Alternatives of a JSGF grammar. The decoder gives an unweighted one the full weight: without these, long sentences cost nothing. */
export function any(phrases: readonly string[]): string {
  const weight = (1 / phrases.length).toFixed(5);
  return phrases.map((phrase) => `/${weight}/ ${phrase}`).join(' | ');
}

/** An optional part that is said with this probability: a bare `[…]` would cost nothing either way. */
export function maybe(probability: number, part: string): string {
  return `(/${probability}/ ${part} | /${(1 - probability).toFixed(2)}/ <NULL>)`;
}
