/** Something an evaluation had to pass over; it goes to the call's log and never ends the call. It never quotes a value. */
export interface EvaluationNote {
  readonly code: 'UNSET_VARIABLE' | 'UNLIKE_TYPES' | 'NOT_COMPUTABLE' | 'CUT_OFF' | 'BAD_PATTERN' | 'BUDGET_USED_UP';
  readonly detail: string;
}

/**
 * What one evaluation may cost: a step is a node of the tree, an item of a list, or eight characters of a text that are touched.
 * All of them take at most 5 ms. A flow's own expressions use tens.
 */
export const EVALUATION_STEPS = 50_000;

const CHARACTERS_PER_STEP = 8;
/** Notes beyond these repeat what is known: a list of ten thousand items must not write ten thousand of them. */
const MAX_NOTES = 20;

/** What one evaluation may still do, and what it had to pass over so far. */
export interface Work {
  readonly notes: EvaluationNote[];
  stepsLeft: number;
  /** How often values did not go together: what depends on that neither holds nor fails to hold. */
  failures: number;
}

/** The work of one evaluation, with its whole budget. */
export function startWork(): Work {
  return { notes: [], stepsLeft: EVALUATION_STEPS, failures: 0 };
}

/** Takes steps off the budget before they are done; false when there are not enough of them. */
export function spend(work: Work, steps: number): boolean {
  work.stepsLeft -= steps;
  return work.stepsLeft >= 0;
}

/** Takes off what it costs to touch so many characters. */
export function spendOnText(work: Work, length: number): boolean {
  return spend(work, Math.ceil(length / CHARACTERS_PER_STEP));
}

/** Adds a note, once. */
export function note(work: Work, code: EvaluationNote['code'], detail: string): void {
  const isKnown = work.notes.some((known) => known.code === code && known.detail === detail);
  if (!isKnown && work.notes.length < MAX_NOTES) work.notes.push({ code, detail });
}

/** What is made of a value that is not set: nothing, with a note. It differs from every value, as what is not set does. */
export function ofNothing(work: Work, what: string): null {
  note(work, 'UNLIKE_TYPES', `${what} was given nothing`);
  return null;
}

/** Null, with a note of why values that are set cannot be computed with. */
export function fail(work: Work, code: EvaluationNote['code'], detail: string): null {
  work.failures += 1;
  note(work, code, detail);
  return null;
}

/** Everything that was passed over; last, that the budget was used up. */
export function notesOf({ notes, stepsLeft }: Work): readonly EvaluationNote[] {
  if (stepsLeft >= 0) return notes;
  return [...notes, { code: 'BUDGET_USED_UP', detail: `${EVALUATION_STEPS} steps` }];
}
