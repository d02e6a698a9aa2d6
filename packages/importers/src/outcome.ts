import type { Position } from './draft-state.ts';
import type { Verdict } from './import-report.ts';

/** What became of one step of the original. */
export interface Outcome {
  readonly verdict: Verdict;
  readonly nodes: readonly string[];
  readonly reason: string;
}

/** Sentences about single steps that belong into the report beside what their translators say. */
export type Notes = Map<string, string[]>;

/** Remembers something that is not as in the original. */
export function addNote(notes: Notes, step: string, sentence: string): void {
  const known = notes.get(step) ?? [];
  if (!known.includes(sentence)) notes.set(step, [...known, sentence]);
}

/** An outcome with what was noted on the way: a step of which anything was noted is at best nearly the same. */
export function withNotes(outcome: Outcome, said: readonly string[] = []): Outcome {
  if (said.length === 0) return outcome;
  if (outcome.verdict === 'mapped') return { ...outcome, verdict: 'approximated', reason: said.join(' ') };
  return { ...outcome, reason: [outcome.reason, ...said].join(' ') };
}

/** A place beside a step, for the second and third node that stand for it. */
export function beside({ position }: { readonly position: Position | undefined }, count: number): Position | undefined {
  if (position === undefined) return undefined;
  return { x: position.x + 60 * count, y: position.y + 110 * count };
}
