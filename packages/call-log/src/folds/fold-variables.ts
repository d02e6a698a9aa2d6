import type { CallEvent } from '../call-event.ts';

/** The variables as they stood after the event `untilSeq` (by default, at the end). */
export function foldVariables(
  events: readonly CallEvent[],
  untilSeq = Number.POSITIVE_INFINITY,
): Record<string, unknown> {
  const set = new Map<string, unknown>();
  for (const event of events) {
    if (event.type === 'variableSet' && event.seq <= untilSeq) set.set(event.name, event.value);
  }
  return Object.fromEntries(set);
}
