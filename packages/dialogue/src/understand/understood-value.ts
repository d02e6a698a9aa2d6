import type { Value } from '@aybiza/statechart';

/** A value found in what a caller said, with how surely it was meant, 0 to 1. */
export interface UnderstoodValue {
  readonly value: Value;
  readonly score: number;
}

/** What the finding of values may depend on beside the words. */
export interface UnderstandingContext {
  /** The date of the call in its own time zone, `YYYY-MM-DD`. */
  readonly today: string;
  /** E.164, or empty when it was withheld. */
  readonly callerNumber: string;
  /** BCP 47. */
  readonly language: string;
}
