import { type CallEvent, isHappening, type PathStep } from '@aybiza/call-log';

const DEEDS: ReadonlySet<CallEvent['type']> = new Set(['callerSaid', 'callerPressed', 'silence']);

/**
 * The entry of a call's log before which the call stands as it is shown after some steps of its way; behind the last step, the last
 * thing that the caller did. Null while there is nothing from which it could go on otherwise.
 */
export function turnAt(events: readonly CallEvent[], steps: readonly PathStep[], at: number): number | null {
  const began = events.find(({ type }) => type === 'began');
  if (began === undefined) return null;
  const next = steps[at];
  const turn =
    next === undefined
      ? events.findLast(({ type }) => DEEDS.has(type))
      : events.findLast((event) => event.seq < next.seq && isHappening(event));
  // Before it began it was no call.
  return turn === undefined ? null : Math.max(turn.seq, began.seq + 1);
}
