/** A value found in a list of words, with where it stands. */
export interface Mention<Value> {
  readonly value: Value;
  /** The first word of it. */
  readonly from: number;
  /** The word after the last one of it. */
  readonly to: number;
}

/** Walks through words and reads a value wherever one begins. */
export function findMentions<Value>(
  words: readonly string[],
  readAt: (index: number) => { readonly value: Value; readonly length: number } | undefined,
): Mention<Value>[] {
  const mentions: Mention<Value>[] = [];
  for (let index = 0; index < words.length; ) {
    const read = readAt(index);
    if (read !== undefined) mentions.push({ value: read.value, from: index, to: index + read.length });
    index += read?.length ?? 1;
  }
  return mentions;
}

/** Is a word part of a value already found? */
export function isWithin(index: number, mentions: readonly Mention<unknown>[]): boolean {
  return mentions.some(({ from, to }) => index >= from && index < to);
}
