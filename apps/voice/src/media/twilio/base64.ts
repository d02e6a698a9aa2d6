const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const PADDING = 0x3d;
/** What a byte outside the alphabet stands for: a bit that no letter has. */
const INVALID = 0x80;

/** The letters' bytes, by value. */
const LETTERS = Buffer.from(ALPHABET);
const BITS = new Uint8Array(256).fill(INVALID);
for (let value = 0; value < ALPHABET.length; value += 1) BITS[ALPHABET.charCodeAt(value)] = value;

/** How many bytes so many letters of base64 stand for at the most. */
export function mostBytes(letters: number): number {
  return (letters * 3) >> 2;
}

/** Two places in a text: the first letter, and the one behind the last. */
export interface Letters {
  readonly from: number;
  readonly to: number;
}

/** Memory that is in use up to a place. */
export interface Room {
  readonly buffer: Uint8Array;
  readonly used: number;
}

/**
 * Writes the bytes that some letters of base64 in a text stand for behind what is used of some memory, where there must be room for
 * `mostBytes` of them. Gives back how many they are; -1 when it is no base64 (RFC 4648 §4; padding may be missing).
 * Written out by hand because it runs for every 20 ms of every call: it makes no string, no list for four letters, and no memory.
 */
export function decodeBase64(text: Uint8Array, { from, to }: Letters, { buffer: bytes, used }: Room): number {
  let end = to;
  while (end > from && to - end < 2 && text[end - 1] === PADDING) end -= 1;
  const rest = (end - from) % 4;
  if (rest === 1) return -1;
  const whole = end - rest;
  let seen = 0;
  let at = used;
  for (let index = from; index < whole; index += 4) {
    const first = bitsOf(text, index);
    const second = bitsOf(text, index + 1);
    const third = bitsOf(text, index + 2);
    const fourth = bitsOf(text, index + 3);
    seen |= first | second | third | fourth;
    bytes[at] = (first << 2) | (second >> 4);
    bytes[at + 1] = (second << 4) | (third >> 2);
    bytes[at + 2] = (third << 6) | fourth;
    at += 3;
  }
  if (rest > 0) {
    const first = bitsOf(text, whole);
    const second = bitsOf(text, whole + 1);
    const third = rest === 3 ? bitsOf(text, whole + 2) : 0;
    seen |= first | second | third;
    bytes[at] = (first << 2) | (second >> 4);
    if (rest === 3) bytes[at + 1] = (second << 4) | (third >> 2);
    at += rest - 1;
  }
  return (seen & INVALID) === 0 ? at - used : -1;
}

function bitsOf(text: Uint8Array, index: number): number {
  return BITS[text[index] ?? 0] ?? INVALID;
}

/** How many letters of base64 stand for so many bytes, padding included. */
export function base64Length(bytes: number): number {
  return Math.ceil(bytes / 3) * 4;
}

/** Writes bytes as base64 (RFC 4648 §4) into memory, from a place on where there is room for `base64Length`. Makes no string. */
export function encodeBase64(bytes: Uint8Array, into: Uint8Array, start: number): void {
  const whole = bytes.length - (bytes.length % 3);
  let at = start;
  for (let index = 0; index < whole; index += 3) {
    const bits = ((bytes[index] ?? 0) << 16) | ((bytes[index + 1] ?? 0) << 8) | (bytes[index + 2] ?? 0);
    into[at] = letterOf(bits >> 18);
    into[at + 1] = letterOf(bits >> 12);
    into[at + 2] = letterOf(bits >> 6);
    into[at + 3] = letterOf(bits);
    at += 4;
  }
  const rest = bytes.length - whole;
  if (rest === 0) return;
  const bits = ((bytes[whole] ?? 0) << 16) | (rest === 2 ? (bytes[whole + 1] ?? 0) << 8 : 0);
  into[at] = letterOf(bits >> 18);
  into[at + 1] = letterOf(bits >> 12);
  into[at + 2] = rest === 2 ? letterOf(bits >> 6) : PADDING;
  into[at + 3] = PADDING;
}

function letterOf(value: number): number {
  return LETTERS[value & 0x3f] ?? 0;
}
