import type { Clock } from '@aybiza/foundation/clock';
import { WebSocket } from 'ws';
import type { Fault } from './faults.ts';

/** Messages waiting behind a delay; more than this and the connection is given up. */
const MOST_WAITING = 10_000;

/** A socket whose sending side obeys a fault: late, silent, garbled, or cut off. */
export class FaultySocket {
  readonly #socket: WebSocket;
  readonly #clock: Clock;
  /** Of everything that waits for its time; none is left behind when the socket closes. */
  readonly #cancels = new Set<() => void>();
  #fault: Fault = {};
  /** Sent since the fault began. */
  #messages = 0;

  constructor(socket: WebSocket, options: { fault: Fault | undefined; clock: Clock }) {
    this.#socket = socket;
    this.#clock = options.clock;
    socket.once('close', () => {
      for (const cancel of this.#cancels) cancel();
      this.#cancels.clear();
    });
    this.#obey(options.fault ?? {});
  }

  get raw(): WebSocket {
    return this.#socket;
  }

  /** Another fault befalls the open connection; where new ones are refused, it is cut. */
  strike(fault: Fault): void {
    if (fault.status === undefined) this.#obey(fault);
    else this.#cut();
  }

  sendJson(message: unknown): void {
    const text = JSON.stringify(message);
    this.#send(this.#fault.garble === true ? text.slice(0, text.length / 2) : text);
  }

  sendBytes(bytes: Uint8Array): void {
    this.#send(this.#fault.garble === true ? toNoise(bytes) : bytes);
  }

  /** Without a code the close frame has none, which the other side reads as 1005. */
  close(code?: number, reason = ''): void {
    this.#later(() => {
      if (this.#isSilent()) return;
      if (code === undefined) this.#socket.close();
      else this.#socket.close(code, reason);
    });
  }

  #obey(fault: Fault): void {
    this.#fault = fault;
    this.#messages = 0;
    if (fault.cutAfter === 0) this.#cut();
    else if (fault.cutAfterMs !== undefined) this.#after(fault.cutAfterMs, () => this.#cut());
  }

  #send(data: string | Uint8Array): void {
    this.#later(() => {
      if (this.#socket.readyState !== WebSocket.OPEN || this.#isSilent()) return;
      this.#messages += 1;
      this.#socket.send(data);
      if (this.#messages === this.#fault.cutAfter) this.#cut();
    });
  }

  #isSilent(): boolean {
    return this.#fault.stall === true || this.#messages >= (this.#fault.stallAfter ?? Number.POSITIVE_INFINITY);
  }

  /** With a close code as a failing server would, without one as a broken line. */
  #cut(): void {
    if (this.#fault.closeCode === undefined) this.#socket.terminate();
    else this.#socket.close(this.#fault.closeCode);
  }

  #later(act: () => void): void {
    const delayMs = this.#fault.delayMs ?? 0;
    if (delayMs === 0) act();
    else if (this.#cancels.size >= MOST_WAITING) this.#socket.terminate();
    else this.#after(delayMs, act);
  }

  #after(delayMs: number, act: () => void): void {
    const cancel = this.#clock.after(delayMs, () => {
      this.#cancels.delete(cancel);
      act();
    });
    this.#cancels.add(cancel);
  }
}

/** Loud, unlike any speech, the same every time. */
export function toNoise(bytes: Uint8Array): Uint8Array {
  return bytes.map((_, index) => (index * 197 + (index >> 3) * 61) & 0xff);
}
