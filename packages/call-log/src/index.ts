export {
  CALL_LOG_VERSION,
  type CallChannel,
  type CallEvent,
  type CallEventBody,
  type CallRecord,
  callChannelSchema,
  callEventSchema,
  type Happening,
  happeningOf,
  isHappening,
  PERSONAL_FIELDS,
} from './call-event.ts';
export {
  type CallEnding,
  type CallFigures,
  foldFigures,
  HUNG_UP,
  LATENCY_PARTS,
  type LatencyPart,
  LIMIT_REACHED,
  TURNED_AWAY,
  USAGE_UNITS,
  type UsageUnit,
} from './folds/fold-figures.ts';
export { foldPath, nodesOnPath, type PathStep } from './folds/fold-path.ts';
export { foldTranscript, type TranscriptLine } from './folds/fold-transcript.ts';
export { foldTurnTimes, TURN_PARTS, type TurnPart, type TurnTimes } from './folds/fold-turn-times.ts';
export { foldVariableChanges, foldVariables, type VariableChange } from './folds/fold-variable-changes.ts';
export { followLive, type LiveView, NEW_LIVE_VIEW } from './folds/follow-live.ts';
export { type LatencyHistogram, latencyPercentile } from './latency-histogram.ts';
export {
  type GoingBack,
  type Instead,
  insteadSchema,
  type Rehearsal,
  type RequestAnswerers,
  rehearsalSchema,
  requestAnswerersSchema,
} from './rehearsal.ts';
export { findSnippets, type Snippet, type SpokenLine } from './search/find-snippets.ts';
export { searchableText } from './search/searchable-text.ts';
export { parseTextQuery } from './search/text-query.ts';
