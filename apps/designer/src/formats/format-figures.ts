const count = new Intl.NumberFormat('en');
const share = new Intl.NumberFormat('en', { style: 'percent', maximumFractionDigits: 1 });
const round = new Intl.NumberFormat('en', { style: 'percent', maximumFractionDigits: 0 });
const short = new Intl.NumberFormat('en', { notation: 'compact', maximumFractionDigits: 1 });

const MICROS = 1_000_000;

/** A whole number: `1,234`. */
export function formatCount(value: number): string {
  return count.format(Math.round(value));
}

/** A number on an axis: `1.2K`. */
export function formatShort(value: number): string {
  return short.format(value);
}

/** A share, 0 to 1: `63.4%`. */
export function formatShare(value: number): string {
  return share.format(value);
}

/** A share on an axis: `60%`. */
export function formatRoundShare(value: number): string {
  return round.format(value);
}

/** Milliseconds of waiting: `340 ms`, `1.2 s`; a dash where nobody waited. */
export function formatWait(ms: number | null): string {
  if (ms === null) return '–';
  return ms < 1_000 ? `${Math.round(ms)} ms` : `${(ms / 1_000).toFixed(1)} s`;
}

/** Millionths of a currency: `CHF 12.50`; below a whole unit with as many digits as say something: `$0.0043`. */
export function formatMoney(micros: number, currency: string): string {
  const value = micros / MICROS;
  const digits = value !== 0 && Math.abs(value) < 1 ? 4 : 2;
  return new Intl.NumberFormat('en', {
    style: 'currency',
    currency,
    minimumFractionDigits: 2,
    maximumFractionDigits: digits,
  }).format(value);
}

/** Milliseconds as minutes: `1,234.5 min`. */
export function formatMinutes(ms: number): string {
  return `${new Intl.NumberFormat('en', { maximumFractionDigits: 1 }).format(ms / 60_000)} min`;
}
