/** Shorter clauses are not worth a request of their own. */
const SENTENCE_FROM = 20;
const COMMA_FROM = 40;
/** A clause that goes on for longer is cut between two words. */
const MAX_CHARACTERS = 100;

/** Ends of sentences, with the white space behind them. The point behind `Dr` or `No` is none. */
const SENTENCE_END = /(?:(?<!\b\p{Lu}\p{Ll}{0,2})\.|[!?…;:])["')\]]*\s+|[–—]\s+/gu;
const COMMA = /,\s+/g;

/**
 * The first clause of a text, with the space behind it: as much as is said again when its sound breaks off. All of the
 * text when no clause ends in it.
 */
export function cutClause(text: string): string {
  const end = Math.min(text.length, firstEnd(text, SENTENCE_END, SENTENCE_FROM), firstEnd(text, COMMA, COMMA_FROM));
  if (end <= MAX_CHARACTERS) return text.slice(0, end);
  const space = text.lastIndexOf(' ', MAX_CHARACTERS - 1);
  return text.slice(0, space > 0 ? space + 1 : wholeCharacters(text));
}

/** Where a boundary ends that lies at `from` or behind. */
function firstEnd(text: string, boundary: RegExp, from: number): number {
  for (const { index, 0: found } of text.matchAll(boundary))
    if (index + found.length >= from) return index + found.length;
  return text.length;
}

/** Never between the two halves of a character. */
function wholeCharacters(text: string): number {
  return (text.codePointAt(MAX_CHARACTERS - 1) ?? 0) > 0xffff ? MAX_CHARACTERS - 1 : MAX_CHARACTERS;
}
