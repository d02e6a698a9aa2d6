import type { Letters } from './base64.ts';

const HEAD = Buffer.from('{"event":"media"');
const PAYLOAD = Buffer.from('"payload":"');
/** Behind the sound, and behind the stream's id. */
const TAIL = Buffer.from('"},"streamSid":"');
const CLOSING = Buffer.from('"}');
/** Twilio: a SID is two letters and 32 hexadecimal figures. */
const SID_LETTERS = 34;
/** Letters of the 160 bytes that Twilio sends at a time: the payload begins at the same distance from the end of every message. */
const FRAME_LETTERS = 216;
/** Ten seconds of sound in one message: no phone sends that. */
const MAX_AUDIO_LETTERS = (80_000 * 4) / 3;

/** What `findSound` gives out: used before the next is looked for. */
const found = { from: 0, to: 0 };

/**
 * Finds the sound in a `media` message by its place, without building the message: fifty come each second and call. Only what looks to
 * the letter as Twilio writes it is found; undefined for anything else, which is to be looked at again as JSON.
 */
export function findSound(bytes: Uint8Array, begin: number, end: number): Letters | undefined {
  const to = end - CLOSING.length - SID_LETTERS - TAIL.length;
  if (to < begin || !hasAt(bytes, HEAD, begin) || !hasAt(bytes, TAIL, to)) return undefined;
  const from = findPayload(bytes, begin + HEAD.length, to);
  if (from === -1 || to - from > MAX_AUDIO_LETTERS || !hasAt(bytes, CLOSING, end - CLOSING.length)) return undefined;
  found.from = from;
  found.to = to;
  return found;
}

/** Is a message in which sound was found one of this stream? A string lies in one place of memory; its bytes would in three. */
export function isOfStream(bytes: Uint8Array, end: number, streamSid: string): boolean {
  const at = end - CLOSING.length - SID_LETTERS;
  for (let index = 0; index < SID_LETTERS; index += 1) {
    if (bytes[at + index] !== streamSid.charCodeAt(index)) return false;
  }
  return true;
}

/** Where the sound begins that ends at `to`, in a message whose head ends at `head`; -1 when there is none. */
function findPayload(bytes: Uint8Array, head: number, to: number): number {
  const usual = to - FRAME_LETTERS;
  if (usual - PAYLOAD.length >= head && hasAt(bytes, PAYLOAD, usual - PAYLOAD.length)) return usual;
  for (let at = head; at + PAYLOAD.length <= to; at += 1) {
    if (hasAt(bytes, PAYLOAD, at)) return at + PAYLOAD.length;
  }
  return -1;
}

/** A loop: for so few bytes the way into native code costs more than the comparison. */
function hasAt(bytes: Uint8Array, expected: Uint8Array, at: number): boolean {
  for (let index = 0; index < expected.length; index += 1) {
    if (bytes[at + index] !== expected[index]) return false;
  }
  return true;
}
