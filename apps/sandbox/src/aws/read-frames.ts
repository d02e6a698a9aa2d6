import { crc32 } from 'node:zlib';

/** The least frame: two lengths, their checksum, no headers, no payload, a checksum. */
const LEAST_BYTES = 16;
/** Far above any piece of audio. */
const MOST_BYTES = 1024 * 1024;

/** One frame of an event stream, taken apart. */
export interface Frame {
  /** Those whose value is text; a signature and its date are not. */
  headers: Readonly<Record<string, string>>;
  payload: Buffer;
}

/** Takes an event stream apart as it comes in. */
export class FrameReader {
  #rest: Buffer = Buffer.alloc(0);

  /**
   * The frames that are whole now.
   * @throws Error when the bytes are no event stream.
   */
  push(bytes: Uint8Array): Frame[] {
    this.#rest = Buffer.concat([this.#rest, bytes]);
    const frames: Frame[] = [];
    for (let length = this.#nextLength(); length <= this.#rest.length; length = this.#nextLength()) {
      frames.push(readFrame(this.#rest.subarray(0, length)));
      this.#rest = this.#rest.subarray(length);
    }
    return frames;
  }

  #nextLength(): number {
    if (this.#rest.length < LEAST_BYTES) return LEAST_BYTES;
    const length = this.#rest.readUInt32BE(0);
    if (length < LEAST_BYTES || length > MOST_BYTES) throw new Error('The length of a frame is out of range.');
    return length;
  }
}

/**
 * The frame inside one.
 * @throws Error when there is none.
 */
export function readFrame(bytes: Buffer): Frame {
  const isWhole =
    bytes.length >= LEAST_BYTES &&
    crc32(bytes.subarray(0, 8)) === bytes.readUInt32BE(8) &&
    crc32(bytes.subarray(0, -4)) === bytes.readUInt32BE(bytes.length - 4);
  if (!isWhole) throw new Error('The checksum of a frame is wrong.');
  const payloadAt = 12 + bytes.readUInt32BE(4);
  return { headers: readHeaders(bytes.subarray(12, payloadAt)), payload: bytes.subarray(payloadAt, -4) };
}

function readHeaders(bytes: Buffer): Record<string, string> {
  const headers: Record<string, string> = {};
  for (let at = 0; at < bytes.length; ) {
    const nameEnd = at + 1 + bytes.readUInt8(at);
    const name = bytes.toString('utf8', at + 1, nameEnd);
    const { text, end } = readValue(bytes, nameEnd);
    if (text !== undefined) headers[name] = text;
    at = end;
  }
  return headers;
}

/** The kinds of value that a client sends: 6 bytes, 7 text (both behind their length), 8 a moment. */
function readValue(bytes: Buffer, at: number): { text?: string; end: number } {
  const type = bytes.readUInt8(at);
  if (type === 8) return { end: at + 9 };
  if (type !== 6 && type !== 7) throw new Error(`A header has a value of the unknown type ${type}.`);
  const end = at + 3 + bytes.readUInt16BE(at + 1);
  return type === 7 ? { text: bytes.toString('utf8', at + 3, end), end } : { end };
}
