import { type OnReadOpts, Socket, type SocketConstructorOpts } from 'node:net';
import type { Duplex } from 'node:stream';
import { WebSocket } from 'ws';
import type { FrameReader, TextTaker } from './frames.ts';

/** A far end's socket. Its text messages can be taken before an object is made for each, and written with no string in between. */
export class MediaSocket extends WebSocket {
  #connection: Duplex | null = null;
  #frames: FrameReader | null = null;
  #isGathering = false;

  /** Called when its far end has shown that it may come in. */
  onAdmitted: () => void = () => undefined;

  /** Told once, before anything is sent. Without a reader of frames, `ws` reads the connection. */
  opened(connection: Duplex, frames: FrameReader | null): void {
    this.#connection = connection;
    this.#frames = frames;
  }

  /** Asks somebody first whether a text message is theirs; it is told as a `message` if it is not, and wherever `ws` reads the connection. */
  askFirst(taker: TextTaker): void {
    if (this.#frames !== null) this.#frames.taker = taker;
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

/** As much as a read can bring. One for all: what a read has brought is used, or copied, before the next. */
const shared = Buffer.allocUnsafeSlow(64 * 1024);

/**
 * Takes over the connection of an upgrade, so that what it brings lies in one place in memory for all of them. Node.js gives each read
 * memory, objects and a place in the queue of its own: a quarter of the garbage of 200 calls. `onread` is what Node.js has for it (net: `socket.connect`), but a server cannot ask for it, hence the handle, which
 * is not in the documentation: where there is none, undefined, and the connection is as it was.
 */
export function takeOverConnection(connection: Duplex, frames: FrameReader): Socket | undefined {
  // What it has read already would be lost.
  if (!(connection instanceof Socket) || !hasHandle(connection) || connection.readableLength > 0) return undefined;
  // One with encryption is more than its handle.
  if (Object.getPrototypeOf(connection) !== Socket.prototype) return undefined;
  const { _handle: handle } = connection;
  if (typeof handle?.useUserBuffer !== 'function') return undefined;
  const onread: OnReadOpts = {
    buffer: shared,
    callback(length) {
      frames.read(shared, length);
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
  // The server counts the connections that it accepted; and whoever ends one means both.
  socket.once('close', () => connection.destroy());
  connection.once('close', () => socket.destroy());
  return socket;
}

interface WithHandle {
  _handle: { readonly useUserBuffer?: unknown } | null;
}

function hasHandle(connection: object): connection is WithHandle {
  return '_handle' in connection;
}
