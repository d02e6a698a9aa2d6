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
  /** The message that was read last, and where the letters of its sound begin and end. */
  text: Uint8Array = HEAD;
  from = 0;
  to = 0;

  constructor(streamSid: string) {
    this.#tail = Buffer.from(`"},"streamSid":"${streamSid}"}`);
  }

  /** Is there sound where it belongs? */
  find(message: Uint8Array): boolean {
    const to = message.length - this.#tail.length;
    if (!hasAt(message, HEAD, 0) || !hasAt(message, this.#tail, to)) return false;
    const from = findPayload(message, to);
    if (from === -1 || to - from > MAX_AUDIO_LETTERS) return false;
    this.text = message;
    this.from = from;
    this.to = to;
    return true;
  }
}

function findPayload(message: Uint8Array, to: number): number {
  const usual = to - FRAME_LETTERS;
  if (hasAt(message, PAYLOAD, usual - PAYLOAD.length)) return usual;
  for (let at = HEAD.length; at < to; at += 1) {
    if (hasAt(message, PAYLOAD, at)) return at + PAYLOAD.length;
  }
  return -1;
}

/** A loop: for so few bytes the way into native code costs more than the comparison. */
function hasAt(message: Uint8Array, expected: Uint8Array, at: number): boolean {
  if (at < 0) return false;
  for (let index = 0; index < expected.length; index += 1) {
    if (message[at + index] !== expected[index]) return false;
  }
  return true;
}
