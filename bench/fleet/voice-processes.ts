import { type LoadCurve, utilisationOf } from './load-curve.ts';

/** What a process is, as `apps/voice/src/process-load.ts` and `live-calls.ts` have it. */
export const HIGH = 0.7;
const LOW = 0.6;
const ALWAYS_ROOM_FOR = 40;
const LOOKS = 4;

export interface WorkCosts {
  /** Of a core, to begin a call: its sockets, its vendors, its records; ms. */
  readonly setUpMs: number;
  /** Of a core, to go on with a call that another process had; ms. */
  readonly takeOverMs: number;
}

type Status = 'starting' | 'ready' | 'draining' | 'gone';

/** One voice process: how many calls it has, how busy it is, and whether it takes another one. */
export class VoiceProcess {
  calls = 0;
  status: Status = 'starting';
  /** When it was told to stop, in ms of the simulation; undefined while it was not. */
  drainsFrom: number | undefined;
  /** Work besides carrying calls that it has not come to yet, ms of a core. */
  #backlogMs = 0;
  #isHigh = false;
  #looks: number[] = [];
  #busyMs = 0;
  #untoldMs = 0;
  #lookedMs = 0;
  readonly region: number;
  readonly id: number;
  readonly startedAt: number;

  constructor({ region, id, startedAt }: { region: number; id: number; startedAt: number }) {
    this.region = region;
    this.id = id;
    this.startedAt = startedAt;
  }

  get hasRoom(): boolean {
    return this.status === 'ready' && (this.calls < ALWAYS_ROOM_FOR || !this.#isHigh);
  }

  /** Somebody who comes back has their room already, but not in a process that is about to end. */
  get takesBack(): boolean {
    return this.status === 'ready';
  }

  /** Of the last two seconds, 0 to 1. */
  get utilisation(): number {
    return this.#looks.reduce((sum, look) => sum + look, 0) / Math.max(1, this.#looks.length);
  }

  /** Begins something; gives how long it takes until it is done, behind what is to be done already. */
  work(ms: number, curve: LoadCurve): number {
    this.#backlogMs += ms;
    return this.#backlogMs / Math.max(0.05, 1 - utilisationOf(curve, this.calls));
  }

  /** Time passes: calls are carried first, the rest of the core goes to what has to be begun. */
  pass(ms: number, curve: LoadCurve): void {
    const carryingMs = Math.min(ms, utilisationOf(curve, this.calls) * ms);
    const doneMs = Math.min(this.#backlogMs, ms - carryingMs);
    this.#backlogMs -= doneMs;
    this.#busyMs += carryingMs + doneMs;
    this.#untoldMs += carryingMs + doneMs;
    this.#lookedMs += ms;
  }

  takeBusyMs(): number {
    const ms = this.#untoldMs;
    this.#untoldMs = 0;
    return ms;
  }

  /** Every half second, as the real one. */
  look(): void {
    if (this.#lookedMs === 0) return;
    this.#looks.push(this.#busyMs / this.#lookedMs);
    if (this.#looks.length > LOOKS) this.#looks.shift();
    [this.#busyMs, this.#lookedMs] = [0, 0];
    this.#isHigh = this.utilisation > (this.#isHigh ? LOW : HIGH);
  }
}
