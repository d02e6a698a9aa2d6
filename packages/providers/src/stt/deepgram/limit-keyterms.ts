/** The vendor takes 500 tokens in all; a word is often more than one, so characters are counted too. */
const MAX_TOKENS = 500;
const MAX_KEYTERMS = 100;

/** The first keyterms that fit the vendor's limit, without blanks and repetitions. */
export function limitKeyterms(keyterms: readonly string[]): string[] {
  const kept = new Set<string>();
  let tokens = 0;
  for (const keyterm of keyterms) {
    const term = keyterm.trim();
    if (term === '' || kept.has(term)) continue;
    tokens += Math.max(term.split(/\s+/).length, Math.ceil(term.length / 4));
    if (tokens > MAX_TOKENS || kept.size === MAX_KEYTERMS) break;
    kept.add(term);
  }
  return [...kept];
}
