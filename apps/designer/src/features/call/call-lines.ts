import { type CallEvent, foldTranscript, type TranscriptLine } from '@aybiza/call-log';

/** A line of the transcript as the page shows it: what was said, and between it what other systems reported and who stood in. */
export type CallLine =
  | TranscriptLine
  | { readonly who: 'system'; readonly at: number; readonly signal: string }
  | { readonly who: 'standIn'; readonly at: number; readonly vendor: string };

/** What happened in a call, in its order. */
export function toCallLines(events: readonly CallEvent[]): CallLine[] {
  const reports = events.flatMap((event): CallLine[] =>
    event.type === 'signalArrived' ? [{ who: 'system', at: event.at, signal: event.signal }] : [],
  );
  const standIns = events.flatMap((event): CallLine[] =>
    event.type === 'noted' && event.code === 'DEGRADED' ? [{ who: 'standIn', at: event.at, vendor: event.detail }] : [],
  );
  // What was said in the same moment is the answer to the report.
  return [...reports, ...standIns, ...foldTranscript(events)].toSorted((left, right) => left.at - right.at);
}
