import type { DigitRun } from './spoken-digits.ts';

/** Stands for a digit, a key or words that must not be kept. */
export const MASK = '•';
export const HIDDEN = MASK.repeat(4);

/** A stretch of a text, in characters. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** Words around expiry date and security code, in plain letters. */
const SECURITY_WORDS =
  /\b(cv[vc]2?|c\.?v\.?[vc]|security|code|expir\w*|valid|until|pr[uü]f\w*|sicherheit\w*|ablauf\w*|g[uü]ltig\w*|kartenpr\w*|cryptogramme|s[eé]curit[eé]|validit[eé]|seguridad|caduc\w*|vence|vencimiento|back)\b/iu;
/** An answer that is hardly more than the digits. */
const MAX_OTHER_WORDS = 3;

/** Stretches of a text made unreadable; how long they were is not kept either. */
export function maskStretches(text: string, stretches: readonly Stretch[]): string {
  return [...stretches]
    .sort((left, right) => right.from - left.from)
    .reduce((masked, { from, to }) => masked.slice(0, from) + HIDDEN + masked.slice(to), text);
}

/** A text that comes soon after a card number: its security code and expiry date are made unreadable. */
export function concealSecurityDigits(text: string, runs: readonly DigitRun[]): string {
  const others = runs.reduceRight((left, { from, to }) => left.slice(0, from) + left.slice(to), text);
  const words = others.match(/\p{L}+/gu)?.length ?? 0;
  if (words > MAX_OTHER_WORDS && !SECURITY_WORDS.test(others)) return text;
  return maskStretches(text, runs.filter(isShort));
}

function isShort({ readings }: DigitRun): boolean {
  const length = (readings[0] ?? []).reduce((sum, { digits }) => sum + digits.length, 0);
  return length >= 2 && length <= 8;
}
