import type { Clock } from '@aybiza/foundation/clock';
import { WebSocket } from 'ws';
import type { Fault } from './faults.ts';
import { FaultyPipe, toNoise } from './faulty-pipe.ts';

/** A socket whose sending side obeys a fault: late, silent, garbled, or cut off. */
export class FaultySocket {
  readonly #socket: WebSocket;
  readonly #pipe: FaultyPipe;

  constructor(socket: WebSocket, options: { fault: Fault | undefined; clock: Clock }) {
    this.#socket = socket;
    this.#pipe = new FaultyPipe(
      {
        get isOpen() {
          return socket.readyState === WebSocket.OPEN;
        },
        send: (data) => socket.send(data),
        cut: (closeCode) => (closeCode === undefined ? socket.terminate() : socket.close(closeCode)),
        onceClosed: (then) => socket.once('close', then),
      },
      options,
    );
  }

  get raw(): WebSocket {
    return this.#socket;
  }

  /** Another fault befalls the open connection; where new ones are refused, it is cut. */
  strike(fault: Fault): void {
    this.#pipe.strike(fault);
  }

  sendJson(message: unknown): void {
    const text = JSON.stringify(message);
    this.#pipe.send(this.#pipe.garbles ? text.slice(0, text.length / 2) : text);
  }

  sendBytes(bytes: Uint8Array): void {
    this.#pipe.send(this.#pipe.garbles ? toNoise(bytes) : bytes);
  }

  /** Without a code the close frame has none, which the other side reads as 1005. */
  close(code?: number, reason = ''): void {
    this.#pipe.close(() => (code === undefined ? this.#socket.close() : this.#socket.close(code, reason)));
  }
}
