import type { ValueKind } from '@aybiza/statechart';
import { figuresOf } from './figures-of.ts';
import type { HeardLanguage, MoneyWords } from './languages/heard-language.ts';
import type { UnderstoodValue } from './understood-value.ts';

/** An amount of money without its currency: "twenty pounds fifty", "£20.50", "zwanzig Euro fünfzig", "20,50 €", "80 cents". */
export function understandCurrency(
  text: string,
  { min, max }: Extract<ValueKind, { kind: 'currency' }>,
  language: HeardLanguage,
): UnderstoodValue | undefined {
  // "1 250" is one number.
  const apart = text
    .replace(/(\d)\s(?=\d{3}(?!\d))/g, '$1')
    .replace(/([£$€])/g, ' $1 ')
    .replaceAll('-', ' ');
  const words = figuresOf(apart, language);
  const found = readAmount(words, language.money);
  if (found === undefined) return undefined;
  const isWithin = found.value >= (min ?? 0) && found.value <= (max ?? Number.POSITIVE_INFINITY);
  return isWithin ? { value: Math.round(found.value * 100) / 100, score: found.score } : undefined;
}

interface Amount {
  readonly value: number;
  readonly score: number;
}

function readAmount(words: readonly string[], money: MoneyWords): Amount | undefined {
  const numberAt = (at: number) => readWritten(words[at] ?? '', money);
  const sign = words.findIndex((word, at) => /^[£$€]$/.test(word) && numberAt(at + 1) !== undefined);
  if (sign !== -1 && !isBehindNumber(words, sign, money)) return { value: numberAt(sign + 1) ?? 0, score: 0.95 };
  const whole = words.findIndex((word, at) => money.whole.has(word) && numberAt(at - 1) !== undefined);
  if (whole !== -1) return { value: (numberAt(whole - 1) ?? 0) + partBehind(words, whole + 1, money), score: 0.9 };
  const part = words.findIndex((word, at) => money.part.has(word) && numberAt(at - 1) !== undefined);
  if (part !== -1) return { value: (numberAt(part - 1) ?? 0) / 100, score: 0.9 };
  const alone = words.length === 1 ? numberAt(0) : undefined;
  return alone === undefined ? undefined : { value: alone, score: 0.8 };
}

/** "20 € 50" has its sign behind the number. */
function isBehindNumber(words: readonly string[], sign: number, money: MoneyWords): boolean {
  return readWritten(words[sign - 1] ?? '', money) !== undefined;
}

/** "… fifty", "… and ten cents", as a part of one. */
function partBehind(words: readonly string[], from: number, { joins, part }: MoneyWords): number {
  const at = joins.has(words[from] ?? '') ? from + 1 : from;
  const isPart =
    /^\d{1,2}$/.test(words[at] ?? '') && (at === from || part.has(words[at + 1] ?? '') || words.length === at + 1);
  return isPart ? Number(words[at]) / 100 : 0;
}

/** "1,250.50" or "1.250,50", by the language; one or two figures behind the other sign are a part all the same. */
function readWritten(word: string, { decimalSign }: MoneyWords): number | undefined {
  const groupSign = decimalSign === ',' ? '.' : ',';
  const [, whole = '', part] = /^(\d+(?:[.,]\d{3})*)(?:[.,](\d{1,2}))?$/.exec(word) ?? [];
  if (whole === '' || (whole.includes(decimalSign) && !whole.includes(groupSign))) return undefined;
  return Number(whole.replace(/[.,]/g, '')) + Number(`0.${part ?? '0'}`);
}
