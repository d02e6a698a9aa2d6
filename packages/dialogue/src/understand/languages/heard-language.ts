import type { NumberWords } from '../numbers.ts';
import type { UnderstandingContext, UnderstoodValue } from '../understood-value.ts';

/** A time as it was said, before it is known which half of the day was meant. */
export interface ClockTime {
  readonly hour: number;
  readonly minute: number;
}

/** `night` is before six in the morning, or late in the evening. */
export type PartOfDay = 'am' | 'pm' | 'night';

/** How a language tells the time. All patterns meet figures with a blank before and behind: ` half past 3 `. */
export interface ClockWords {
  /** Times with a name of their own, such as noon. */
  readonly named: readonly (readonly [RegExp, ClockTime])[];
  readonly parts: readonly (readonly [RegExp, PartOfDay])[];
  /** The first that fits and gives a time counts. */
  readonly rules: readonly (readonly [RegExp, (found: RegExpExecArray) => ClockTime | undefined])[];
}

/** How a language says lengths of time. */
export interface DurationWords {
  /** Halves and quarters as figures, the longest forms first, in a text with a blank before and behind. */
  readonly rules: readonly (readonly [RegExp, string])[];
  /** Minutes, by the name of a unit. */
  readonly units: ReadonlyMap<string, number>;
}

/** How a language says amounts of money. */
export interface MoneyWords {
  readonly whole: ReadonlySet<string>;
  /** The hundredth part. */
  readonly part: ReadonlySet<string>;
  /** May stand between both. */
  readonly joins: ReadonlySet<string>;
  readonly decimalSign: '.' | ',';
}

/** How people of a language say who they are. */
export interface NameWords {
  /** How people introduce a name: with it a recogniser knows that a name follows. */
  readonly openings: readonly string[];
  /** Its first group is the name and what follows. */
  readonly introduced: RegExp;
  /** Said before a bare name. */
  readonly opener: RegExp;
  /** From here on it is not the name any more. */
  readonly trailing: RegExp;
  readonly notNames: ReadonlySet<string>;
  /** Parts of names that are written small: "von", "de la". */
  readonly particles: ReadonlySet<string>;
  readonly mostWords: number;
}

/** How people of a language say an e-mail address. */
export interface EmailWords {
  /** Stands for @; the last one in a text counts. */
  readonly at: RegExp;
  readonly signs: readonly (readonly [RegExp, string])[];
  readonly introduction: RegExp;
  readonly politeness: RegExp;
}

/** How people of a language spell. */
export interface SpellingWords {
  /** Letters of several words, in one: "x ray". */
  readonly joined: readonly (readonly [RegExp, string])[];
  /** Names of letters, and the words of spelling alphabets. */
  readonly letters: ReadonlyMap<string, string>;
  /** "B as in Bravo": how many words behind this one only say the letter again. */
  readonly again: ReadonlyMap<string, number>;
  readonly fillers: ReadonlySet<string>;
}

/** What is needed to understand values and choices in one language. Without a model, and without anything that is loaded for it. */
export interface HeardLanguage {
  /** The form in which words are compared: see `plainWords`. All words and patterns here are written in it. */
  readonly plain: (text: string) => string;
  readonly numbers: NumberWords;
  /** Words that carry no choice: a caller wraps them round what they want. */
  readonly fillers: ReadonlySet<string>;
  /** What is cut off a word of more than four letters to compare it with another of the same stem. */
  readonly endings: RegExp;
  readonly yes: readonly string[];
  readonly no: readonly string[];
  /** Whoever says this will not give what was asked for. */
  readonly refusals: readonly string[];
  /** A calendar date in figures, see `understandDate`. */
  readonly date: (figures: string, context: UnderstandingContext, isPastToo: boolean) => UnderstoodValue | undefined;
  readonly clock: ClockWords;
  readonly duration: DurationWords;
  readonly money: MoneyWords;
  readonly name: NameWords;
  readonly email: EmailWords;
  readonly spelling: SpellingWords;
  /** The number that the call comes from. */
  readonly thisNumber: RegExp;
  /** Where a national telephone number belongs when nothing else says it, ISO 3166. */
  readonly country: string;
}
