import { type CallEvent, type Happening, isHappening } from '@aybiza/call-log';
import type { Wait } from '@aybiza/dialogue';
import type { Statechart } from '@aybiza/statechart';
import { blankSimulation, happen, type Move } from '../simulation.ts';

/** Where a call waits: for what, and at which step. Null while it waits for nothing. */
export type Place = Pick<Wait, 'node' | 'kind'> | null;

/** Something that happened to a call, and where the call was then. */
export interface Moment {
  readonly seq: number;
  /** Milliseconds since the call began. */
  readonly sinceMs: number;
  readonly happening: Happening;
  readonly place: Place;
  /** It came too late, to a wait that was over. */
  readonly isLate: boolean;
}

/** A call that happened, as its own flow explains it. */
export interface LoggedCall {
  readonly statechart: Statechart;
  readonly events: readonly CallEvent[];
  /** Epoch milliseconds. */
  readonly beganAt: number;
  readonly moments: readonly Moment[];
  /** Its way, and after which entry of the log each part of it was taken. */
  readonly moves: readonly (Move & { readonly seq: number })[];
  /** How the flow ended it; null where it was cut off or went on. */
  readonly outcome: string | null;
}

/** Reads a log through the statechart that the call ran. */
export function readLoggedCall(statechart: Statechart, events: readonly CallEvent[]): LoggedCall {
  const beganAt = events[0]?.at ?? 0;
  const moments: Moment[] = [];
  const moves: (Move & { seq: number })[] = [];
  let simulation = blankSimulation(statechart, beganAt);
  for (const event of events) {
    if (!isHappening(event) || simulation.outcome !== null) continue;
    const { wait } = simulation.dialogue;
    const isLate = 'wait' in event && event.wait !== wait?.ticket;
    const place = placeOf(wait);
    moments.push({ seq: event.seq, sinceMs: event.at - beganAt, happening: event, place, isLate });
    const known = simulation.moves.length;
    simulation = happen(simulation, event);
    moves.push(...simulation.moves.slice(known).map((move) => ({ ...move, seq: event.seq })));
  }
  return { statechart, events, beganAt, moments, moves, outcome: simulation.outcome };
}

/** The place of a wait. */
export function placeOf(wait: Wait | null): Place {
  return wait === null ? null : { node: wait.node, kind: wait.kind };
}

export function isSamePlace(left: Place, right: Place): boolean {
  return left?.node === right?.node && left?.kind === right?.kind;
}
