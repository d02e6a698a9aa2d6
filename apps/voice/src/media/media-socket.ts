import type { Duplex } from 'node:stream';
import { WebSocket } from 'ws';

/** Takes one text message where it lies, to be used at once; false: it is none of its kind, and is told as a `message`. */
export type TakeText = (bytes: Buffer, from: number, to: number) => boolean;

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

/** A far end's socket. Its text messages can be taken before an object is made for each. */
export class MediaSocket extends WebSocket {
  takeText: TakeText | null = null;
}

/**
 * Reads the frames of a fresh socket of the server's in place of `ws`, as long as they are whole messages of up to `maxBytes`: telephones
 * send fifty a second, and reading is most of what a call costs. The first frame that is anything else (a piece of a message, a goodbye,
 * a broken one) and all that comes after it are left to `ws`, which knows what to answer.
 */
export function readWholeFrames(media: MediaSocket, socket: Duplex, maxBytes: number): void {
  // Its own, attached a moment ago.
  const [usual] = socket.listeners('data');
  if (usual === undefined) return;
  let rest: Buffer | null = null;
  const onData = (chunk: Buffer): void => {
    const bytes = rest === null ? chunk : Buffer.concat([rest, chunk]);
    let at = 0;
    for (let frame = findFrame(bytes, at, maxBytes); frame !== null; frame = findFrame(bytes, at, maxBytes)) {
      if (frame === UNUSUAL) return leave(bytes.subarray(at));
      const from = at + frame.head;
      const to = from + frame.length;
      if (bytes[at] === TEXT) tell(bytes, from, to);
      else usual.call(socket, bytes.subarray(at, to));
      at = to;
    }
    // A frame that is not whole with the next chunk either is somebody dripping bytes: `ws` counts them.
    const isDripping = rest !== null && at === 0;
    rest = at === bytes.length ? null : bytes.subarray(at);
    if (isDripping) leave(bytes);
  };
  const tell = (bytes: Buffer, from: number, to: number): void => {
    unmask(bytes, from, to);
    if (media.takeText?.(bytes, from, to) !== true) media.emit('message', bytes.subarray(from, to), false);
  };
  const leave = (bytes: Buffer): void => {
    socket.off('data', onData);
    socket.on('data', usual as typeof onData);
    usual.call(socket, bytes);
  };
  socket.off('data', usual as typeof onData);
  socket.on('data', onData);
}

interface Frame {
  /** Bytes before the payload: its mask lies right before it. */
  head: number;
  /** Of the payload, in bytes. */
  length: number;
}

/** Of the frame that was found last: fifty come each second and call. */
const found: Frame = { head: 0, length: 0 };
const UNUSUAL = Symbol('no whole message');

/** The frame that begins there; null when not all of it is there yet. */
function findFrame(bytes: Buffer, at: number, maxBytes: number): Frame | typeof UNUSUAL | null {
  const there = bytes.length - at;
  if (there < 2) return null;
  const kind = bytes[at];
  const second = bytes[at + 1] ?? 0;
  const isControl = kind === PING || kind === PONG;
  if ((kind !== TEXT && kind !== BINARY && !isControl) || (second & MASKED) === 0) return UNUSUAL;
  let length = second & LENGTH;
  let head = 2 + MASK_BYTES;
  if (length === LENGTH_64 || (isControl && length === LENGTH_16)) return UNUSUAL;
  if (length === LENGTH_16) {
    if (there < 4) return null;
    length = bytes.readUInt16BE(at + 2);
    head += 2;
  }
  if (length > maxBytes) return UNUSUAL;
  if (there < head + length) return null;
  found.head = head;
  found.length = length;
  return found;
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
