import type { Clock } from '@aybiza/foundation/clock';
import type { Fault } from './faults.ts';

/** Messages waiting behind a delay; more than this and the connection is given up. */
const MOST_WAITING = 10_000;

/** The sending side of a connection. */
export interface Pipe {
  readonly isOpen: boolean;
  send(data: string | Uint8Array): void;
  /** As a failing server would with a close code, as a broken line without one. */
  cut(closeCode?: number): void;
  onceClosed(then: () => void): void;
}

/** A connection whose sending side obeys a fault: late, silent, or cut off. */
export class FaultyPipe {
  readonly #pipe: Pipe;
  readonly #clock: Clock;
  /** Of everything that waits for its time; none is left behind when the connection closes. */
  readonly #cancels = new Set<() => void>();
  #fault: Fault = {};
  /** Sent since the fault began. */
  #messages = 0;

  constructor(pipe: Pipe, options: { fault: Fault | undefined; clock: Clock }) {
    this.#pipe = pipe;
    this.#clock = options.clock;
    pipe.onceClosed(() => {
      for (const cancel of this.#cancels) cancel();
      this.#cancels.clear();
    });
    this.#obey(options.fault ?? {});
  }

  /** What is sent is to be spoilt. */
  get garbles(): boolean {
    return this.#fault.garble === true;
  }

  /** Another fault befalls the open connection; where new ones are refused, it is cut. */
  strike(fault: Fault): void {
    if (fault.status === undefined) this.#obey(fault);
    else this.#cut();
  }

  send(data: string | Uint8Array): void {
    this.#later(() => {
      if (!this.#pipe.isOpen || this.#isSilent()) return;
      this.#messages += 1;
      this.#pipe.send(data);
      if (this.#messages === this.#fault.cutAfter) this.#cut();
    });
  }

  /** The orderly end, which a silent connection does not come to. */
  close(close: () => void): void {
    this.#later(() => {
      if (!this.#isSilent()) close();
    });
  }

  #obey(fault: Fault): void {
    this.#fault = fault;
    this.#messages = 0;
    if (fault.cutAfter === 0) this.#cut();
    else if (fault.cutAfterMs !== undefined) this.#after(fault.cutAfterMs, () => this.#cut());
  }

  #isSilent(): boolean {
    return this.#fault.stall === true || this.#messages >= (this.#fault.stallAfter ?? Number.POSITIVE_INFINITY);
  }

  #cut(): void {
    this.#pipe.cut(this.#fault.closeCode);
  }

  #later(act: () => void): void {
    const delayMs = this.#fault.delayMs ?? 0;
    if (delayMs === 0) act();
    else if (this.#cancels.size >= MOST_WAITING) this.#pipe.cut();
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
