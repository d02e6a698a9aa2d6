export {
  CALL_LOG_VERSION,
  type CallEvent,
  type CallEventBody,
  type CallRecord,
  callEventSchema,
  type Happening,
  happeningOf,
  isHappening,
  PERSONAL_FIELDS,
} from './call-event.ts';
export { foldPath, nodesOnPath, type PathStep } from './folds/fold-path.ts';
export { foldTranscript, type TranscriptLine } from './folds/fold-transcript.ts';
export { foldVariables } from './folds/fold-variables.ts';
export {
  type GoingBack,
  type Instead,
  insteadSchema,
  type Rehearsal,
  type RequestAnswerers,
  rehearsalSchema,
  requestAnswerersSchema,
} from './rehearsal.ts';
