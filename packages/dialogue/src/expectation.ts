/** How patiently the end of a turn is awaited. A "yes" is answered at once; digits, spelling and long stories are given time. */
export type TurnProfile = 'yesNo' | 'choice' | 'digits' | 'open' | 'story';

/** What the caller may say at this point. Derived, never set by hand; it drives the recogniser and the wait for the end of a turn. */
export interface Expectation {
  readonly profile: TurnProfile;
  /** Words and phrases likely to be said, the most specific first. */
  readonly keyterms: readonly string[];
  /** How long silence may last before it counts. */
  readonly silenceMs: number;
  /** What language is spoken, BCP 47. */
  readonly language: string;
  /** What is pressed or said is neither shown nor kept. */
  readonly masked: boolean;
  /** A secret that is given by keys alone: what the caller says goes to no recogniser. */
  readonly deaf: boolean;
}
