import type { CallEventBody, RequestAnswerers } from '@aybiza/call-log';
import type { Statechart } from '@aybiza/statechart';
import type { CallInputBody } from '../call-input.ts';
import type { CallRecords, CallWorld } from '../call-world.ts';
import type { Line } from '../line.ts';
import type { Recorder } from './recorder.ts';
import type { TurnClock } from './turn-clock.ts';

/** What the performers of one call share. They answer only by `push`. */
export interface Performing {
  readonly world: CallWorld;
  readonly records: CallRecords;
  readonly settings: Statechart['settings'];
  readonly line: Line;
  readonly recorder: Recorder;
  readonly turnClock: TurnClock;
  /** Who answers requests; anybody but the systems they are for only in a call that is tried. */
  rehearses(): RequestAnswerers;
  /** Nothing comes from the far end, although it sends sound all the time. */
  isCutOff(): boolean;
  /** Aborted when the call is over. */
  readonly signal: AbortSignal;
  push(input: CallInputBody): void;
  /** Writes an entry into the call's log that changes nothing for the conversation. */
  note(entry: CallEventBody): void;
  /** Runs work of the call; a rejection becomes an event, never an unhandled one. */
  run(work: Promise<void>, what: string): void;
}
