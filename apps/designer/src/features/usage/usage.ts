import type { AppRouter, inferRouterOutputs } from '@aybiza/api';
import { isFree } from '@aybiza/measures';
import { formatCount, formatMinutes } from '../../formats/format-figures.ts';
import { usageStrings as strings } from './strings.ts';

type Outputs = inferRouterOutputs<AppRouter>['usage'];
export type Usage = Outputs['get'];
export type Limits = Outputs['getLimits'];
export type Outbound = Outputs['getOutbound'];
export type Prices = Outputs['listPrices'];
export type Unit = Prices['list'][number]['unit'];

export const UNITS = Object.keys(strings.units).filter((unit): unit is Unit => unit in strings.units);

/** An amount of a unit as people say it. */
export function formatAmount(unit: string, amount: number): string {
  switch (unit) {
    case 'callMs':
    case 'recognisedMs':
      return formatMinutes(amount);
    case 'spokenCharacters':
      return strings.amount.characters(formatCount(amount));
    case 'inputTokens':
    case 'outputTokens':
      return strings.amount.tokens(formatCount(amount));
    default:
      return formatCount(amount);
  }
}

export function nameOfUnit(unit: string): string {
  return UNITS.some((known) => known === unit) ? strings.units[toUnit(unit)] : unit;
}

export function toUnit(text: string): Unit {
  return UNITS.find((unit) => unit === text) ?? 'callMs';
}

const { practice, browser, unknown } = strings.items;

/** A vendor or model as people know it. */
export function nameOfSource(source: string): string {
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

const regions = new Intl.DisplayNames('en', { type: 'region', fallback: 'code' });

/** A country (ISO 3166-1) by its name. */
export function nameOfCountry(code: string): string {
  return regions.of(code) ?? code;
}
