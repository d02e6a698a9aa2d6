/** Bits and opcodes of a frame (RFC 6455 §5.2): the last of its message, what it is, and whether its payload is masked. */
const FIN = 0x80;
const TEXT = FIN | 0x1;
const BINARY = FIN | 0x2;
const PING = FIN | 0x9;
const PONG = FIN | 0xa;
const MASKED = 0x80;
const LENGTH = 0x7f;
/** A length of up to 65,535 follows in two bytes. */
const LENGTH_16 = 126;
const LENGTH_64 = 127;
const MASK_BYTES = 4;

/** A text frame for a payload of so many bytes, which belongs at the end of it. A server's are not masked (RFC 6455 §5.1). */
export function textFrame(length: number): Buffer {
  const extended = length < LENGTH_16 ? 0 : length <= 0xffff ? 2 : 8;
  const frame = Buffer.allocUnsafe(2 + extended + length);
  frame[0] = TEXT;
  frame[1] = extended === 0 ? length : extended === 2 ? LENGTH_16 : LENGTH_64;
  if (extended === 2) frame.writeUInt16BE(length, 2);
  if (extended === 8) frame.writeBigUInt64BE(BigInt(length), 2);
  return frame;
}

/** Takes a text message where it lies, to be used at once; false: it is none of its kind. */
export interface TextTaker {
  takeText(bytes: Buffer, from: number, to: number): boolean;
}

export interface FrameListener {
  /** A text message that nobody has taken, unmasked. */
  onText(text: Buffer): void;
  /** Bytes as they came, to be used at once: whole frames that are no text, or everything from the first unusual one on. */
  onOther(bytes: Buffer): void;
}

/**
 * Reads the frames of a server's socket as long as they are whole messages. The first frame that is anything else (a piece of a message,
 * a goodbye, a broken one) and all that comes after it are left to somebody else, who knows what to answer.
 */
export class FrameReader {
  /** Asked first. Called with nothing in between: under a few hundred calls each object on the way is fetched from memory anew. */
  taker: TextTaker | null = null;
  readonly #maxBytes: number;
  readonly #listener: FrameListener;
  /** The beginning of a frame that was not whole. */
  #rest: Buffer | null = null;
  #hasLeft = false;
  /** Of the frame that was found last: where its payload begins and ends. */
  #from = 0;
  #to = 0;

  /** @param maxBytes of a message */
  constructor(maxBytes: number, listener: FrameListener) {
    this.#maxBytes = maxBytes;
    this.#listener = listener;
  }

  /** Takes so many bytes that came and lie at the beginning of some memory, to be used at once. */
  read(memory: Buffer, length: number): void {
    if (this.#rest === null && !this.#hasLeft) this.#readFrames(memory, length);
    else this.#goOn(memory.subarray(0, length));
  }

  #goOn(chunk: Buffer): void {
    if (this.#hasLeft) {
      this.#listener.onOther(chunk);
      return;
    }
    const bytes = this.#rest === null ? chunk : Buffer.concat([this.#rest, chunk]);
    this.#rest = null;
    // A frame that is not whole with the next read either is somebody dripping bytes.
    if (this.#readFrames(bytes, bytes.length) === 0) this.#leave(bytes);
  }

  /** Gives back where the first frame begins that is not whole; what is there of it is kept. */
  #readFrames(bytes: Buffer, end: number): number {
    let at = 0;
    while (at < end) {
      const kind = this.#find(bytes, at, end);
      if (kind === 'incomplete') break;
      if (kind === 'unusual') {
        this.#leave(bytes.subarray(at, end));
        return end;
      }
      if (kind === 'text') this.#tell(bytes);
      else this.#listener.onOther(bytes.subarray(at, this.#to));
      at = this.#to;
    }
    if (at < end) this.#rest = Buffer.from(bytes.subarray(at, end));
    return at;
  }

  #tell(bytes: Buffer): void {
    const [from, to] = [this.#from, this.#to];
    unmask(bytes, from, to);
    if (this.taker?.takeText(bytes, from, to) !== true) this.#listener.onText(Buffer.from(bytes.subarray(from, to)));
  }

  #leave(bytes: Buffer): void {
    this.#hasLeft = true;
    this.#rest = null;
    this.#listener.onOther(bytes);
  }

  /** What begins there, and its places. */
  #find(bytes: Buffer, at: number, end: number): 'text' | 'other' | 'incomplete' | 'unusual' {
    const there = end - at;
    if (there < 2) return 'incomplete';
    const kind = bytes[at];
    const second = bytes[at + 1] ?? 0;
    const isControl = kind === PING || kind === PONG;
    if ((kind !== TEXT && kind !== BINARY && !isControl) || (second & MASKED) === 0) return 'unusual';
    let length = second & LENGTH;
    let head = 2 + MASK_BYTES;
    if (length === LENGTH_64 || (isControl && length === LENGTH_16)) return 'unusual';
    if (length === LENGTH_16) {
      if (there < 4) return 'incomplete';
      length = ((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0);
      head += 2;
    }
    if (length > this.#maxBytes) return 'unusual';
    if (there < head + length) return 'incomplete';
    this.#from = at + head;
    this.#to = at + head + length;
    return kind === TEXT ? 'text' : 'other';
  }
}

/** In place, four bytes at a time as they were masked: for a few hundred bytes the way into native code costs more. */
function unmask(bytes: Buffer, from: number, to: number): void {
  const first = bytes[from - 4] ?? 0;
  const second = bytes[from - 3] ?? 0;
  const third = bytes[from - 2] ?? 0;
  const fourth = bytes[from - 1] ?? 0;
  // Beyond the payload there is nothing, or the next frame: the last few bytes one by one.
  const whole = to - ((to - from) & 3);
  for (let at = from; at < whole; at += 4) {
    bytes[at] = (bytes[at] ?? 0) ^ first;
    bytes[at + 1] = (bytes[at + 1] ?? 0) ^ second;
    bytes[at + 2] = (bytes[at + 2] ?? 0) ^ third;
    bytes[at + 3] = (bytes[at + 3] ?? 0) ^ fourth;
  }
  for (let at = whole; at < to; at += 1) bytes[at] = (bytes[at] ?? 0) ^ (bytes[from - 4 + ((at - from) & 3)] ?? 0);
}
