import type { Value } from '../value.ts';
import { type CurrencyName, type CurrencyWord, counted, type SpokenLanguage } from './languages/spoken-language.ts';

/** Currencies by their sign or their code of ISO 4217. */
const CURRENCIES: ReadonlyMap<string, CurrencyWord> = new Map<string, CurrencyWord>([
  ['$', 'dollar'],
  ['USD', 'dollar'],
  ['CAD', 'dollar'],
  ['AUD', 'dollar'],
  ['NZD', 'dollar'],
  ['€', 'euro'],
  ['EUR', 'euro'],
  ['£', 'pound'],
  ['GBP', 'pound'],
  ['¥', 'yen'],
  ['JPY', 'yen'],
  ['₹', 'rupee'],
  ['INR', 'rupee'],
  ['CHF', 'franc'],
]);

/**
 * An amount of money: the number alone as `12.50`; with a sign or a code of a currency (`£12.50`, `12.50 EUR`) in words, as
 * "12 pounds 50". Text that is no amount is given back.
 */
export function spokenMoney(_value: Value, text: string, language: SpokenLanguage): string {
  const parts = AMOUNT.exec(text.slice(0, 60).trim());
  const code = parts?.[2] ?? parts?.[4] ?? '';
  const currency = CURRENCIES.get(code.toUpperCase());
  if (parts === null || (code !== '' && currency === undefined)) return text;
  const cents = Math.round(Number(`${parts[3]?.replaceAll(',', '')}e2`));
  if (!Number.isSafeInteger(cents)) return text;
  const [whole, rest] = [Math.floor(cents / 100), cents % 100];
  const isNegative = parts[1] === '-' && cents > 0;
  if (currency === undefined) {
    const figures = rest === 0 ? String(whole) : `${whole}${language.decimalSign}${String(rest).padStart(2, '0')}`;
    return isNegative ? `-${figures}` : figures;
  }
  const amount = inWords({ whole, rest }, language.currencies[currency], language);
  return isNegative ? `${language.minus} ${amount}` : amount;
}

const AMOUNT = /^([-+]?)\s*(\p{Sc}|[A-Za-z]{3})?\s*(\d[\d,]*(?:\.\d+)?|\.\d+)\s*(\p{Sc}|[A-Za-z]{3})?$/u;

function inWords(
  { whole, rest }: { readonly whole: number; readonly rest: number },
  { part, ...noun }: CurrencyName,
  { moneyWith }: SpokenLanguage,
): string {
  if (part === undefined) return counted(whole + Math.round(rest / 100), noun);
  if (rest === 0) return counted(whole, noun);
  if (whole === 0) return counted(rest, part);
  // "12 pounds 5" could be heard as five pence or as fifty.
  return rest < 10
    ? `${counted(whole, noun)}${moneyWith.named}${counted(rest, part)}`
    : `${counted(whole, noun)}${moneyWith.figures}${rest}`;
}

/** A number with the decimal sign that a voice of the language reads as one. Text that is no number is given back. */
export function spokenNumber(_value: Value, text: string, { decimalSign }: SpokenLanguage): string {
  return /^-?\d+\.\d+$/.test(text) ? text.replace('.', decimalSign) : text;
}

/** The number that a text is, as far as it is one: a value of an object's own is never asked to become one. */
export function numberIn(text: string): number {
  return text.trim() === '' ? Number.NaN : Number(text);
}

/** A number as a place in an order: 3 is "third". What is no whole number is given back. */
export function spokenOrdinal(_value: Value, text: string, language: SpokenLanguage): string {
  const number = numberIn(text);
  return Number.isSafeInteger(number) && number >= 0 ? language.ordinal(number) : text;
}

/** A number of hundredths: 12.5 is "12.5 percent". A share such as 0.125 is multiplied first, by whoever knows that it is one. */
export function spokenPercent(value: Value, text: string, language: SpokenLanguage): string {
  if (!/^-?\d+(?:\.\d+)?\s*%?$/.test(text)) return text;
  return `${spokenNumber(value, text.replace('%', '').trim(), language)} ${language.percent}`;
}
