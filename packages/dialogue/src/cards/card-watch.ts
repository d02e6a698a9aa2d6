import { beginsLikeCard, isCardNumber, LONGEST_CARD, SHORTEST_CARD } from './card-number.ts';
import { concealSecurityDigits, MASK, maskStretches, type Stretch } from './mask.ts';
import { type DigitReading, findDigitRuns } from './spoken-digits.ts';

/** Digits that a caller gave before, in words: perhaps the beginning of a card number that goes on in what they say next. */
interface Part {
  /** Each way to hear them. */
  readonly readings: readonly string[];
  /** As they stand in what was said. */
  readonly text: string;
  /** Nothing else was said. */
  readonly isBare: boolean;
  readonly at: number;
}

/** What is remembered of a caller's last digits, in memory only. Moments are epoch ms. */
export interface CardWatch {
  readonly parts: readonly Part[];
  readonly keys: string;
  readonly keyAt: number;
  /** When the last card number was given; what follows may be its expiry date and security code. */
  readonly cardAt: number;
}

export const NEW_CARD_WATCH: CardWatch = {
  parts: [],
  keys: '',
  keyAt: Number.NEGATIVE_INFINITY,
  cardAt: Number.NEGATIVE_INFINITY,
};

/** What belongs to a card number that was given in several turns, or key by key: it is to be made unreadable where it stands already. */
export interface CardFound {
  /** Every way to hear the number, without the key at hand. */
  readonly digits: readonly string[];
  /** What was said of it in earlier turns. */
  readonly texts: readonly string[];
}

/** Digits further apart than this do not make one number. */
const TOGETHER_MS = 45_000;
/** So long the expiry date and the security code are expected behind a number. */
const AFTERMATH_MS = 30_000;
/** So many digits that begin like a card number may become one. */
const SUSPICIOUS = 4;
const MAX_PARTS = 6;
const MAX_JOINED = 256;

export interface HeardText {
  readonly watch: CardWatch;
  /** What was said, with card numbers and what belongs to them made unreadable. */
  readonly text: string;
  readonly found: CardFound | null;
}

/** Takes in what a caller said or typed, whole. */
export function hearText(before: CardWatch, text: string, at: number): HeardText {
  const runs = findDigitRuns(text);
  if (runs.length === 0) return { watch: before, text, found: null };
  let parts = before.parts.filter((part) => at - part.at < TOGETHER_MS);
  const isOnlyDigits = isBare(text, runs);
  const hidden: Stretch[] = [];
  const digits = new Set<string>();
  const texts: string[] = [];
  for (const [index, run] of runs.entries()) {
    const between = text.slice(runs[index - 1]?.to ?? 0, run.from);
    if (!goesOn(between)) parts = [];
    const joined = findJoined(parts, run.readings, isOnlyDigits);
    const found = joined ?? findInReadings(run.readings);
    if (found !== undefined) {
      hidden.push(found);
      digits.add(found.digits);
      texts.push(...(joined?.texts ?? []));
      parts = [];
    } else parts = [...parts, toPart(text, run, { at, isBare: isOnlyDigits })].slice(-MAX_PARTS);
  }
  const isAfter = at - before.cardAt < AFTERMATH_MS;
  if (hidden.length === 0)
    return { watch: { ...before, parts }, text: isAfter ? concealSecurityDigits(text, runs) : text, found: null };
  return {
    watch: { ...before, parts: [], cardAt: at },
    text: maskStretches(text, [...hidden, ...nextTo(runs, hidden)]),
    found: { digits: [...digits], texts },
  };
}

export interface HeardKey {
  readonly watch: CardWatch;
  readonly key: string;
  readonly found: CardFound | null;
}

/** Takes in a key that a caller pressed. */
export function hearKey(before: CardWatch, key: string, at: number): HeardKey {
  if (!/^\d$/.test(key)) return { watch: before, key, found: null };
  const earlier = at - before.keyAt < TOGETHER_MS ? before.keys : '';
  const keys = (earlier + key).slice(-LONGEST_CARD);
  const watch = { ...before, keys, keyAt: at };
  for (let length = Math.min(keys.length, LONGEST_CARD); length >= SHORTEST_CARD; length -= 1) {
    const card = keys.slice(-length);
    if (isCardNumber(card)) return { watch: { ...watch, cardAt: at }, key: MASK, found: { digits: [card], texts: [] } };
  }
  return { watch, key: at - before.cardAt < AFTERMATH_MS ? MASK : key, found: null };
}

/**
 * Whether the last digits may be the beginning of a card number: what is noted of them waits until that is clear. Where keys are asked for,
 * the first of them may; elsewhere a single key chooses something.
 */
export function isSuspicious({ parts, keys }: CardWatch, areKeysAskedFor: boolean): boolean {
  const last = parts.at(-1);
  const isBeginning = (digits: string, fewest = SUSPICIOUS) => digits.length >= fewest && beginsLikeCard(digits);
  // Keys of an earlier question may stand before it.
  const mayBegin = [...keys].some((_key, from) => isBeginning(keys.slice(from), areKeysAskedFor ? 1 : SUSPICIOUS));
  return (last?.readings.some((digits) => isBeginning(digits)) ?? false) || mayBegin;
}

/** Whether the last words may be the first groups of a card number whose rest is said in the next turn. */
export function mayGoOnLater({ parts }: CardWatch): boolean {
  const last = parts.at(-1);
  const isBeginning = (digits: string) => digits.length >= SUSPICIOUS && beginsLikeCard(digits);
  return last?.readings.some((digits) => isBeginning(digits) && (last.isBare || endsGroup(digits))) ?? false;
}

function findInReadings(readings: readonly DigitReading[]): (Stretch & { digits: string }) | undefined {
  // What is too short as people most likely mean it is not made longer by hearing "forty one" as 40 and 1.
  if (lengthOf(readings[0] ?? []) < SHORTEST_CARD) return undefined;
  for (const reading of readings) {
    for (let first = 0; first < reading.length; first += 1) {
      const found = findFrom(reading, first);
      if (found !== undefined) return found;
    }
  }
  return undefined;
}

function spanOf(reading: DigitReading): Stretch {
  return { from: reading[0]?.from ?? 0, to: reading.at(-1)?.to ?? 0 };
}

function lengthOf(reading: DigitReading): number {
  return reading.reduce((sum, { digits }) => sum + digits.length, 0);
}

/** The longest card number that begins with one of the pieces and ends with one. */
function findFrom(reading: DigitReading, first: number): (Stretch & { digits: string }) | undefined {
  let digits = '';
  let found: (Stretch & { digits: string }) | undefined;
  for (const piece of reading.slice(first)) {
    digits += piece.digits;
    if (digits.length > LONGEST_CARD) break;
    if (isCardNumber(digits)) found = { from: reading[first]?.from ?? 0, to: piece.to, digits };
  }
  // Figures may stand together with what follows them: "41111111111111110928".
  return found ?? findWithin(reading[first]);
}

function findWithin(piece: DigitReading[number] | undefined): (Stretch & { digits: string }) | undefined {
  if (piece === undefined || piece.digits.length <= SHORTEST_CARD) return undefined;
  for (let from = 0; from + SHORTEST_CARD <= piece.digits.length; from += 1)
    for (let length = LONGEST_CARD; length >= SHORTEST_CARD; length -= 1) {
      const digits = piece.digits.slice(from, from + length);
      if (digits.length === length && isCardNumber(digits)) return { from: piece.from, to: piece.to, digits };
    }
  return undefined;
}

/** Words with which people go on with a number that they have begun. */
const GOING_ON =
  /\b(then|dann|puis|luego|rest|remaining|next|last|followed|continues?|half|first|weiter|folgt|h[aä]lfte|suite|reste|moiti[eé]|resto|sigue|mitad)\b/iu;
const MAX_WORDS_BETWEEN = 1;

/** Whether the digits behind these words may be the next of a number; "my telephone number is" begins another one. */
function goesOn(between: string): boolean {
  const words = between.match(/\p{L}+/gu)?.length ?? 0;
  return words <= MAX_WORDS_BETWEEN || GOING_ON.test(between);
}

/** A number that began in earlier turns, or before other words of this one. */
function findJoined(
  parts: readonly Part[],
  readings: readonly DigitReading[],
  isBareNow: boolean,
): (Stretch & { digits: string; texts: string[] }) | undefined {
  let beginnings = [''];
  let likely = lengthOf(readings[0] ?? []);
  for (let count = 1; count <= parts.length; count += 1) {
    const part = parts[parts.length - count];
    if (part === undefined) break;
    likely += part.readings[0]?.length ?? 0;
    beginnings = beginnings.flatMap((rest) => part.readings.map((own) => own + rest)).slice(0, MAX_JOINED);
    const used = parts.slice(-count);
    if (likely < SHORTEST_CARD) continue;
    const isAllBare = isBareNow && used.every(({ isBare: bare }) => bare);
    for (const beginning of beginnings) {
      if (beginning.length >= LONGEST_CARD || !(isAllBare || endsGroup(beginning))) continue;
      for (const reading of readings) {
        const digits = beginning + reading.map((piece) => piece.digits).join('');
        if (isCardNumber(digits)) return { ...spanOf(reading), digits, texts: used.map(({ text }) => text) };
      }
    }
  }
  return undefined;
}

/** Whether cards have a gap behind these digits: 4-4-4-4, and 4-6-5 or 4-6-4 on those that begin with a 3. */
function endsGroup(digits: string): boolean {
  return digits.length % 4 === 0 || (digits.startsWith('3') && digits.length === 10);
}

function toPart(
  text: string,
  { from, to, readings }: { from: number; to: number; readings: readonly DigitReading[] },
  said: Pick<Part, 'at' | 'isBare'>,
): Part {
  const heard = new Set(readings.map((reading) => reading.map(({ digits }) => digits).join('')));
  return { ...said, text: text.slice(from, to), readings: [...heard].slice(0, MAX_JOINED) };
}

function isBare(text: string, runs: readonly Stretch[]): boolean {
  const rest = runs.reduceRight((left, { from, to }) => left.slice(0, from) + left.slice(to), text);
  return !/[\p{L}\d]/u.test(rest);
}

/** The other digits of a text in which a card number stands: expiry date and security code, or a part of either. */
function nextTo(runs: readonly { readings: readonly DigitReading[] }[], hidden: readonly Stretch[]): Stretch[] {
  return runs
    .flatMap(({ readings }) => readings[0] ?? [])
    .filter(({ from, to }) => !hidden.some((card) => from < card.to && to > card.from))
    .map(({ from, to }) => ({ from, to }));
}
