/** What the decoder needs to listen to one language. All words are lower case, as its dictionary has them. */
export interface GrammarLanguage {
  /** The acoustic model and dictionary, by its folder in the decoder's package. */
  readonly model: 'en-us' | 'fr-fr';
  /** Settings of the decoder, where the usual ones do not do. */
  readonly decoder: Readonly<Record<string, string>>;
  /** How likely a sentence is none of the grammar's, and each phone of such a one. Found by trying, over the recogniser's table. */
  readonly garbage: { readonly sentence: number; readonly phone: number };
  /** The phones of the acoustic model (its `phoneset.json`, without noises and silence). */
  readonly phones: readonly string[];
  /** Phones that nobody says in a row. */
  readonly unsayable: string;
  /** More ways to say words of the dictionary: `[word(2), phones]`. */
  readonly variants: ReadonlyArray<readonly [string, string]>;
  readonly yesNo: readonly string[];
  readonly hesitations: readonly string[];
  /** Said before a phrase: "I would like to". */
  readonly requests: readonly string[];
  readonly articles: readonly string[];
  /** Joins two phrases. */
  readonly and: string;
  /** Stands between a phrase and a time, and before a time alone. */
  readonly forTime: string;
  readonly introductions: readonly string[];
  readonly courtesies: readonly string[];
  readonly names: {
    /** A listener who is told to expect one of these expects a name behind it. */
    readonly openings: ReadonlySet<string>;
    /** What a name may be introduced by. */
    readonly introduced: readonly string[];
    readonly first: readonly string[];
    readonly last: readonly string[];
  };
  /** JSGF rules of numbers and times: `<number>`, `<digits>`, `<when>`, and what they need. */
  readonly values: string;
  /**
   * A keyterm as it is spoken: digits as words, no punctuation. Undefined when nothing speakable is left, so that a strange keyterm is
   * skipped and never breaks the grammar.
   */
  spoken(keyterm: string): string | undefined;
  /** Rough phones of a word that no dictionary has. */
  pronounce(word: string): string;
}
