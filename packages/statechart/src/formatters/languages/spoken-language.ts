/** One and many of something: `one` is the whole phrase for a single one ("eine Stunde"), `many` follows a number. */
export interface Noun {
  readonly one: string;
  readonly many: string;
}

export interface CurrencyName extends Noun {
  /** The hundredth part, where there is one. */
  readonly part?: Noun;
}

/** The currencies that are said in words; any other is left as it is written. */
export type CurrencyWord = 'dollar' | 'euro' | 'pound' | 'yen' | 'rupee' | 'franc';

/** How one language says values. Voices read figures in the language they speak, so only what they would read wrongly is put into words. */
export interface SpokenLanguage {
  /** `weekday` from 0 for Monday, `month` from 0 for January. */
  date(date: { readonly weekday: number; readonly day: number; readonly month: number }): string;
  weekday(weekday: number): string | undefined;
  time(hour: number, minute: number): string;
  /** Stands between a date and a time. */
  readonly at: string;
  /** A whole number from 0 on as a place in an order. */
  ordinal(number: number): string;
  readonly decimalSign: '.' | ',';
  readonly minus: string;
  readonly percent: string;
  readonly currencies: Readonly<Record<CurrencyWord, CurrencyName>>;
  /** Between the whole and its hundredths, from ten of them on, and below ten, where they are named. */
  readonly moneyWith: { readonly figures: string; readonly named: string };
  readonly day: Noun;
  readonly hour: Noun;
  readonly minute: Noun;
  /** Stands between the last two items of a list; `next` is the last. */
  joinWord(kind: 'and' | 'or', next: string): string;
  /** Signs, and letters that capitals do not have. */
  readonly symbols: ReadonlyMap<string, string>;
  /** How many digits of a telephone number are said at once, where it is written without groups. */
  readonly phoneGroup: 2 | 3;
}

/** A number of things. */
export function counted(count: number, { one, many }: Noun): string {
  return count === 1 ? one : `${count} ${many}`;
}

/** Names of signs, in the order `@ . - _ + / # * &`. */
export function namesOfSigns(names: readonly string[], more: readonly (readonly [string, string])[] = []) {
  return new Map([
    ...Array.from('@.-_+/#*&', (sign, index): [string, string] => [sign, names[index] ?? sign]),
    ...more,
  ]);
}
