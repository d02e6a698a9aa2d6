/** What a person says about their line, instead of drawing it. Texts are theirs, said to callers as they stand. */
export interface GuidedAnswers {
  /** How the business is called, said in the greeting. Not empty. */
  readonly business: string;
  /** What it is, such as “a dental practice”; for conversations that the model leads. May be empty. */
  readonly trade: string;
  /** A BCP 47 tag, such as `en-GB`. */
  readonly language: string;
  /** An IANA name, such as `Europe/London`. */
  readonly timeZone: string;
  /** Callers book, move and cancel in the built-in calendar. */
  readonly books: boolean;
  /** A sentence that says when somebody is there; empty when callers are not told. */
  readonly hours: string;
  /** What callers may ask about, as the answers may be read out of it; empty when nothing is answered. */
  readonly facts: string;
  readonly takesMessages: boolean;
  /** Who is rung for “speak to a person”, with the country code; empty when nobody is. */
  readonly person: string;
}
