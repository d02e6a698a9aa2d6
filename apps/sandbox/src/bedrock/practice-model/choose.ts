import { meaningOf } from './meaning.ts';

/** Words at the end of a correction count alone if they decide anything: "cancel it, no wait, move it". */
const CORRECTION = /\b(?:actually|no wait|wait no|i mean|instead|on second thoughts?|rather)\b/gi;

/** Something that can be chosen, with the words that speak for it. */
export interface Candidate {
  readonly value: string;
  /** The words of its name count double. */
  readonly name: ReadonlySet<string>;
  readonly all: ReadonlySet<string>;
}

/** The candidate that the words speak for; undefined when none does, or two equally. */
export function choose(text: string, candidates: readonly Candidate[]): string | undefined {
  const parts = text.split(CORRECTION);
  const tail = parts.length > 1 ? parts.at(-1) : undefined;
  return (tail === undefined ? undefined : chooseOnce(tail, candidates)) ?? chooseOnce(text, candidates);
}

function chooseOnce(text: string, candidates: readonly Candidate[]): string | undefined {
  const said = meaningOf(text);
  const [best, second] = candidates
    .map((candidate) => ({ value: candidate.value, score: score(said, candidate, candidates) }))
    .sort((left, right) => right.score - left.score);
  return best !== undefined && best.score > 0 && best.score > (second?.score ?? 0) ? best.value : undefined;
}

/** A word that fewer candidates share says more; one that all share says nothing. */
function score(said: ReadonlySet<string>, own: Candidate, candidates: readonly Candidate[]): number {
  return [...said].reduce((sum, word) => {
    if (!own.all.has(word)) return sum;
    const sharing = candidates.filter(({ all }) => all.has(word)).length;
    if (sharing === candidates.length && candidates.length > 1) return sum;
    return sum + (own.name.has(word) ? 2 : 1) / sharing;
  }, 0);
}
