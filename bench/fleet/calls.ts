import type { Hearer } from './vendor.ts';
import type { VoiceProcess } from './voice-processes.ts';

/** One call. Each is simulated by itself, however many there are. */
export interface SimulatedCall {
  /** Undefined while its caller waits for it to go on, and once it is over. */
  process: VoiceProcess | undefined;
  hearer: Hearer;
  /** Of the region whose vendors hear it. */
  region: number;
  /** Where its caller is nearest. */
  home: number;
  endsAt: number;
  isOver: boolean;
}

/** What happens later, by steps of the simulation: putting in and taking out cost the same with ten calls and a million. */
export class Calendar<Thing> {
  readonly #days: Thing[][] = [];
  readonly #stepMs: number;

  constructor(stepMs: number) {
    this.#stepMs = stepMs;
  }

  /** What is beyond the end is kept for nothing: it costs its place and never comes. */
  add(at: number, thing: Thing): void {
    const day = Math.max(0, Math.floor(at / this.#stepMs));
    const things = this.#days[day];
    if (things === undefined) this.#days[day] = [thing];
    else things.push(thing);
  }

  /** Everything of the step that begins then, in the order in which it was put in. */
  take(at: number): readonly Thing[] {
    const day = Math.floor(at / this.#stepMs);
    const things = this.#days[day] ?? [];
    delete this.#days[day];
    return things;
  }
}
