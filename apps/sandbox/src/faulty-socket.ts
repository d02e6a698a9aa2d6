import type { Clock } from '@aybiza/foundation/clock';
import { WebSocket } from 'ws';
import type { Fault } from './faults.ts';

/** Messages waiting behind a delay; more than this and the connection is given up. */
const MOST_WAITING = 10_000;

/** A socket whose sending side obeys a fault: late, silent, garbled, or cut off. */
export class FaultySocket {
  readonly #socket: WebSocket;
  readonly #fault: Fault;
  readonly #clock: Clock;
  #messages = 0;
  #waiting = 0;

  constructor(socket: WebSocket, options: { fault: Fault | undefined; clock: Clock }) {
    this.#socket = socket;
    this.#fault = options.fault ?? {};
    this.#clock = options.clock;
    if (this.#fault.cutAfterMs !== undefined) {
      const cancel = this.#clock.after(this.#fault.cutAfterMs, () => this.#cut());
      socket.once('close', cancel);
    }
    if (this.#fault.cutAfter === 0) this.#cut();
  }

  get raw(): WebSocket {
    return this.#socket;
  }

  sendJson(message: unknown): void {
    const text = JSON.stringify(message);
    this.#send(this.#fault.garble === true ? text.slice(0, text.length / 2) : text);
  }

  sendBytes(bytes: Uint8Array): void {
    if (this.#fault.garble !== true) this.#send(bytes);
    // Noise: loud, unlike any speech, the same every time.
    else this.#send(bytes.map((_, index) => (index * 197 + (index >> 3) * 61) & 0xff));
  }

  close(code: number, reason = ''): void {
    if (this.#fault.stall === true) return;
    this.#later(() => this.#socket.close(code, reason));
  }

  #send(data: string | Uint8Array): void {
    if (this.#fault.stall === true) return;
    this.#later(() => {
      if (this.#socket.readyState !== WebSocket.OPEN) return;
      this.#messages += 1;
      this.#socket.send(data);
      if (this.#messages === this.#fault.cutAfter) this.#cut();
    });
  }

  /** With a close code as a failing server would, without one as a broken line. */
  #cut(): void {
    if (this.#fault.closeCode === undefined) this.#socket.terminate();
    else this.#socket.close(this.#fault.closeCode);
  }

  #later(act: () => void): void {
    const delayMs = this.#fault.delayMs ?? 0;
    if (delayMs === 0) {
      act();
      return;
    }
    if (++this.#waiting > MOST_WAITING) {
      this.#socket.terminate();
      return;
    }
    const cancel = this.#clock.after(delayMs, () => {
      this.#waiting -= 1;
      act();
    });
    this.#socket.once('close', cancel);
  }
}
