const HEAD = Buffer.from('{"event":"media"');
const PAYLOAD = Buffer.from('"payload":"');
/** Letters of the 160 bytes that Twilio sends at a time: the payload begins at the same distance from the end of every message. */
const FRAME_LETTERS = 216;
/** Ten seconds of sound in one message: no phone sends that. */
const MAX_AUDIO_LETTERS = (80_000 * 4) / 3;

/**
 * Finds the sound in one stream's `media` messages by its place, without building the message: fifty come each second and call. Only what
 * looks to the letter as Twilio writes it is found; anything else is to be looked at again as JSON.
 */
export class MediaReader {
  readonly #tail: Uint8Array;
  /** Where the letters of the sound that was found last begin and end. */
  from = 0;
  to = 0;

  constructor(streamSid: string) {
    this.#tail = Buffer.from(`"},"streamSid":"${streamSid}"}`);
  }

  /** Is there sound where it belongs, in a message that lies between two places? */
  find(bytes: Uint8Array, begin: number, end: number): boolean {
    const to = end - this.#tail.length;
    if (to < begin || !hasAt(bytes, HEAD, begin) || !hasAt(bytes, this.#tail, to)) return false;
    const from = findPayload(bytes, begin + HEAD.length, to);
    if (from === -1 || to - from > MAX_AUDIO_LETTERS) return false;
    this.from = from;
    this.to = to;
    return true;
  }
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
