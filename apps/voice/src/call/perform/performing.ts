import type { CallEventBody } from '@aybiza/call-log';
import type { Statechart } from '@aybiza/statechart';
import type { CallInputBody } from '../call-input.ts';
import type { CallRecords, CallWorld } from '../call-world.ts';
import type { Standing } from '../decide/standing.ts';
import type { Line } from '../line.ts';
import type { Audience } from './audience.ts';
import type { Recorder } from './recorder.ts';
import type { TurnClock } from './turn-clock.ts';

/** What the performers of one call share. They answer only by `push`. */
export interface Performing {
  readonly world: CallWorld;
  readonly records: CallRecords;
  readonly settings: Statechart['settings'];
  readonly line: Line;
  readonly recorder: Recorder;
  /** Who hears what is recorded. */
  readonly audience: Audience;
  readonly turnClock: TurnClock;
  /** Where the call stands. */
  standing(): Standing;
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
