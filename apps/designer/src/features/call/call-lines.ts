import { type CallEvent, foldTranscript, type TranscriptLine } from '@aybiza/call-log';

/** A line of the transcript as the page shows it: what was said and from which documents, what other systems reported, who stood in. */
export type CallLine =
  | TranscriptLine
  | { readonly who: 'system'; readonly at: number; readonly signal: string }
  | { readonly who: 'standIn'; readonly at: number; readonly vendor: string }
  | AnswerSources;

/** What an answer was taken from. */
export interface AnswerSources {
  readonly who: 'sources';
  readonly at: number;
  readonly seq: number;
  /** Passages of the workspace's documents, as they were then. */
  readonly passages: NonNullable<AnsweredFrom['passages']>;
  /** Documents of the flow, by their id. */
  readonly ownDocuments: readonly string[];
}

type AnsweredFrom = Extract<CallEvent, { type: 'answeredFrom' }>;

/** What happened in a call, in its order. */
export function toCallLines(events: readonly CallEvent[]): CallLine[] {
  const reports = events.flatMap((event): CallLine[] =>
    event.type === 'signalArrived' ? [{ who: 'system', at: event.at, signal: event.signal }] : [],
  );
  const standIns = events.flatMap((event): CallLine[] =>
    event.type === 'noted' && event.code === 'DEGRADED' ? [{ who: 'standIn', at: event.at, vendor: event.detail }] : [],
  );
  const sources = events.flatMap((event): CallLine[] => (event.type === 'answeredFrom' ? [toSources(event)] : []));
  // What was said in the same moment is the answer to the report, and taken from the documents.
  return [...reports, ...standIns, ...foldTranscript(events), ...sources].toSorted((left, right) => left.at - right.at);
}

function toSources({ at, seq, sources, passages = [] }: AnsweredFrom): AnswerSources {
  const library = new Set(passages.map(({ document }) => document));
  return { who: 'sources', at, seq, passages, ownDocuments: sources.filter((source) => !library.has(source)) };
}
