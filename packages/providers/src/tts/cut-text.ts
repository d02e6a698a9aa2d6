/** Ends of sentences first, then clauses, then words: the later in the list, the worse it sounds. */
const BOUNDARIES = [/[.!?…]["')\]]*\s+/g, /[,;:–—]\s+/g, /\s+/g];

/** As much of the beginning of a text as fits into `limit` characters; never nothing of a text that is something. */
export function cutText(text: string, limit: number): string {
  return text.length > limit ? text.slice(0, lastBoundary(text, limit)) : text;
}

function lastBoundary(text: string, limit: number): number {
  const head = text.slice(0, limit);
  for (const boundary of BOUNDARIES) {
    const last = [...head.matchAll(boundary)].at(-1);
    // A boundary in the first half would make many small pieces; a worse one further on is better then.
    if (last !== undefined && last.index + last[0].length > limit / 2) return last.index + last[0].length;
  }
  return isSurrogatePair(text, limit) ? limit - 1 : limit;
}

function isSurrogatePair(text: string, index: number): boolean {
  return (text.codePointAt(index - 1) ?? 0) > 0xffff;
}
