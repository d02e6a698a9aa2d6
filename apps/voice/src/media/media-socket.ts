import { type OnReadOpts, Socket, type SocketConstructorOpts } from 'node:net';
import type { Duplex } from 'node:stream';
import { WebSocket } from 'ws';

/** Takes one text message where it lies, to be used at once; false: it is none of its kind, and is told as a `message`. */
export type TakeText = (bytes: Buffer, from: number, to: number) => boolean;

/** A far end's socket. Its text messages can be taken before an object is made for each, and written with no string in between. */
export class MediaSocket extends WebSocket {
  takeText: TakeText | null = null;
  #connection: Duplex | null = null;
  #isGathering = false;

  /** Told once, before anything is sent. */
  opened(connection: Duplex): void {
    this.#connection = connection;
  }

  /**
   * Sends a frame that `textFrame` began. What is sent in one go (sound, and the bookmark behind it) is one packet. Only while the socket
   * is open, as `send`.
   */
  sendFrame(frame: Buffer): void {
    const connection = this.#connection;
    if (connection === null) return;
    if (!this.#isGathering) {
      this.#isGathering = true;
      connection.cork();
      process.nextTick(this.#sendGathered);
    }
    connection.write(frame);
  }

  readonly #sendGathered = (): void => {
    this.#isGathering = false;
    this.#connection?.uncork();
  };
}

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

/** As much as a read can bring. One for all: what a read has brought is used, or copied, before the next. */
const shared = Buffer.allocUnsafeSlow(64 * 1024);

/**
 * Takes over the connection of an upgrade, so that what it brings lies in one place in memory for all of them. Node.js gives each read
 * memory, objects and a place in the queue of its own: for fifty small messages a second and call that costs more than all we do with
 * them. `onread` is what Node.js has for it (net: `socket.connect`), but a server cannot ask for it, hence the handle, which is not in
 * the documentation: where there is none, undefined, and the connection is as it was.
 */
export function takeOverConnection(connection: Duplex, read: (bytes: Buffer) => void): Socket | undefined {
  if (!(connection instanceof Socket) || !hasHandle(connection)) return undefined;
  const { _handle: handle } = connection;
  if (typeof handle?.useUserBuffer !== 'function') return undefined;
  const onread: OnReadOpts = {
    buffer: shared,
    callback(length) {
      read(shared.subarray(0, length));
      return true;
    },
  };
  const options: SocketConstructorOpts & { readonly handle: unknown; readonly onread: OnReadOpts } = {
    handle,
    onread,
    allowHalfOpen: true,
  };
  connection._handle = null;
  const socket = new Socket(options);
  // The server counts the connections that it accepted.
  socket.once('close', () => connection.destroy());
  return socket;
}

interface WithHandle {
  _handle: { readonly useUserBuffer?: unknown } | null;
}

function hasHandle(connection: object): connection is WithHandle {
  return '_handle' in connection;
}

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

/**
 * Reads the frames of a server's socket as long as they are whole messages. The first frame that is anything else (a piece of a message,
 * a goodbye, a broken one) and all that comes after it are left to `ws`, which knows what to answer.
 */
export class FrameReader {
  readonly #maxBytes: number;
  #media: MediaSocket | null = null;
  #socket: Socket | null = null;
  /** The beginning of a frame that was not whole. */
  #rest: Buffer | null = null;
  #hasLeft = false;
  /** Of the frame that was found last: where its payload begins and ends. */
  #from = 0;
  #to = 0;

  /** @param maxBytes of a message */
  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes;
  }

  begin(media: MediaSocket, socket: Socket): void {
    this.#media = media;
    this.#socket = socket;
  }

  /** Takes what came, to be used at once. */
  read(chunk: Buffer): void {
    if (this.#hasLeft) {
      this.#pass(chunk);
      return;
    }
    const rest = this.#rest;
    const bytes = rest === null ? chunk : Buffer.concat([rest, chunk]);
    this.#rest = null;
    let at = 0;
    while (at < bytes.length) {
      const kind = this.#find(bytes, at);
      if (kind === 'incomplete') break;
      if (kind === 'unusual') {
        this.#leave(bytes.subarray(at));
        return;
      }
      if (kind === 'text') this.#tell(bytes);
      else this.#pass(bytes.subarray(at, this.#to));
      at = this.#to;
    }
    if (at === bytes.length) return;
    // A frame that is not whole with the next read either is somebody dripping bytes: `ws` counts them.
    if (rest !== null && at === 0) this.#leave(bytes);
    else this.#rest = Buffer.from(bytes.subarray(at));
  }

  #tell(bytes: Buffer): void {
    const [from, to] = [this.#from, this.#to];
    unmask(bytes, from, to);
    const media = this.#media;
    if (media?.takeText?.(bytes, from, to) !== true)
      media?.emit('message', Buffer.from(bytes.subarray(from, to)), false);
  }

  #leave(bytes: Buffer): void {
    this.#hasLeft = true;
    this.#pass(bytes);
  }

  /** As if the socket had read it. */
  #pass(bytes: Buffer): void {
    this.#socket?.emit('data', Buffer.from(bytes));
  }

  /** What begins there, and its places. */
  #find(bytes: Buffer, at: number): 'text' | 'other' | 'incomplete' | 'unusual' {
    const there = bytes.length - at;
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
