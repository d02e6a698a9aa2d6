import {
  type ClientAudio,
  type ClientMessage,
  PROTOCOL_VERSION,
  type ServerMessage,
  type VisitorMessage,
} from '@aybiza/call-protocol';
import type { Clock } from '@aybiza/foundation/clock';
import * as z from 'zod/mini';

export interface CallConnectionOptions<Message> {
  readonly url: string;
  readonly token: string;
  readonly audio: ClientAudio;
  /** Whether the page plays anything. */
  readonly sound: boolean;
  readonly clock: Clock;
  /** What the voice server says to this page. */
  readonly schema: z.core.$ZodType<Message>;
  onMessage(message: Message): void;
  onAudio(bytes: Uint8Array<ArrayBuffer>): void;
  /** Once, when the connection is over, with the code of RFC 6455. */
  onClose(code: number): void;
}

/** A slow line piles up sound; beyond half a second of it frames are dropped, so that what is said now arrives now. */
const MOST_BUFFERED_BYTES = 4_000;
/** Longer than the server takes to dial its vendors, shorter than a person's patience. */
const CONNECT_TIMEOUT_MS = 10_000;
/** After `hangUp` the server ends the call and closes; if it does not, we do. */
const HANG_UP_TIMEOUT_MS = 2_000;
const LOST = 1006;

/** The socket between a browser and the voice server. Every message is parsed by its schema; what is no message ends nothing. */
export class CallConnection<Message extends ServerMessage | VisitorMessage> {
  readonly #socket: WebSocket;
  readonly #options: CallConnectionOptions<Message>;
  #cancelTimer: () => void;
  #closed = false;

  constructor(options: CallConnectionOptions<Message>) {
    this.#options = options;
    this.#socket = new WebSocket(options.url);
    this.#socket.binaryType = 'arraybuffer';
    this.#cancelTimer = options.clock.after(CONNECT_TIMEOUT_MS, () => this.#end(LOST));
    this.#socket.addEventListener('open', () => {
      const { token, audio, sound } = options;
      this.send({ type: 'hello', protocol: PROTOCOL_VERSION, token, audio, sound });
    });
    this.#socket.addEventListener('message', (event: MessageEvent<unknown>) => this.#receive(event.data));
    this.#socket.addEventListener('close', ({ code }) => this.#end(code));
  }

  send(message: ClientMessage): void {
    if (this.#socket.readyState === WebSocket.OPEN) this.#socket.send(JSON.stringify(message));
  }

  sendAudio(frame: Uint8Array<ArrayBuffer>): void {
    if (this.#socket.readyState !== WebSocket.OPEN || this.#socket.bufferedAmount > MOST_BUFFERED_BYTES) return;
    this.#socket.send(frame);
  }

  /** Of a call that the server has answered: before, there is nobody to tell, and `close` is enough. */
  hangUp(): void {
    this.send({ type: 'hangUp' });
    this.#cancelTimer();
    this.#cancelTimer = this.#options.clock.after(HANG_UP_TIMEOUT_MS, () => this.#end(1000));
  }

  /** The page goes away. */
  close(): void {
    this.#closed = true;
    this.#cancelTimer();
    this.#socket.close(1000);
  }

  #receive(data: unknown): void {
    if (this.#closed) return;
    if (data instanceof ArrayBuffer) {
      this.#options.onAudio(new Uint8Array(data));
      return;
    }
    const message = z.safeParse(this.#options.schema, parseJson(data));
    if (!message.success) return;
    if (message.data.type === 'ready') this.#cancelTimer();
    this.#options.onMessage(message.data);
  }

  #end(code: number): void {
    if (this.#closed) return;
    this.close();
    this.#options.onClose(code);
  }
}

function parseJson(data: unknown): unknown {
  if (typeof data !== 'string') return undefined;
  try {
    return JSON.parse(data);
  } catch {
    return undefined; // Expected only from a broken server; the schema refuses undefined.
  }
}
