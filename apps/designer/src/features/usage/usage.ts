import type { AppRouter, inferRouterOutputs } from '@aybiza/api';
import { BILLED_UNITS, isFree } from '@aybiza/measures';
import type { Formats } from '../../formats/create-formats.ts';
import { type WordsOf, wordFor } from '../../language/strings.ts';
import type { usageStrings } from './strings.ts';

type Outputs = inferRouterOutputs<AppRouter>['usage'];
export type Usage = Outputs['get'];
export type Limits = Outputs['getLimits'];
export type Outbound = Outputs['getOutbound'];
export type Prices = Outputs['listPrices'];
export type Unit = Prices['list'][number]['unit'];

type Words = WordsOf<typeof usageStrings>;

/** An amount of a unit as people say it. */
export function formatAmount(
  { unit, amount }: { unit: string; amount: number },
  strings: Words['amount'],
  formats: Formats,
): string {
  switch (unit) {
    case 'callMs':
    case 'recognisedMs':
      return formats.minutes(amount);
    case 'spokenCharacters':
      return strings.characters(formats.count(amount));
    case 'inputTokens':
    case 'outputTokens':
      return strings.tokens(formats.count(amount));
    default:
      return formats.count(amount);
  }
}

/** What is billed; what is newer than this page by its own name. */
export function nameOfUnit(unit: string, { units }: Words): string {
  return wordFor(units, unit) ?? unit;
}

export function toUnit(text: string): Unit {
  return BILLED_UNITS.find((unit) => unit === text) ?? 'callMs';
}

/** A vendor or model as people know it. */
export function nameOfSource(source: string, { browser, practice, unknown }: Words['items']): string {
  if (source === 'browser') return browser;
  if (isFree(source)) return practice;
  return source === '' ? unknown : source;
}

const MICROS = 1_000_000;

/** What somebody wrote, in millionths; undefined for what is no amount of money. */
export function toMicros(text: string): number | undefined {
  const written = text.trim().replace(',', '.');
  return /^\d{1,9}(\.\d{1,6})?$/.test(written) ? Math.round(Number(written) * MICROS) : undefined;
}

export function fromMicros(micros: number): string {
  return String(micros / MICROS);
}
