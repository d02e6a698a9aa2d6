import type { Clock } from '@aybiza/foundation/clock';
import type { CallerEvent, CallerEventNote } from './call-record.ts';

/** A call notes a few events in a minute; what comes beyond is not kept. */
const MAX_EVENTS = 10_000;

/** What happened to a call, in order. */
export class Diary {
  readonly events: CallerEvent[] = [];
  readonly problems: { code: number; message: string }[] = [];
  readonly #clock: Clock;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  note(event: CallerEventNote): void {
    if (this.events.length >= MAX_EVENTS) return;
    this.events.push({ at: this.#clock.now(), ...event });
    if (event.type === 'problem') this.problems.push({ code: event.code, message: event.message });
  }

  /** @param code of Twilio's list of errors and warnings. */
  noteProblem(code: number, message: string): void {
    this.note({ type: 'problem', code, message });
  }
}
