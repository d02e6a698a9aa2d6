import type { JobName } from '@aybiza/jobs';
import { AFTER_CALL_KINDS, type AfterCallKind } from '@aybiza/statechart';

/** The job that does a step of each kind. */
const JOBS = {
  summary: 'study-call',
  extract: 'study-call',
  score: 'study-call',
  webhook: 'report-call',
  message: 'message-caller',
  email: 'mail-staff',
  exportRecording: 'export-recording',
  contact: 'note-caller',
  callBack: 'note-caller',
} as const satisfies Record<AfterCallKind, JobName>;

export type StepJobName = (typeof JOBS)[AfterCallKind];

/** The kind of a step as it is stored; undefined for one that only a later version knows. */
export function readKind(kind: string): AfterCallKind | undefined {
  return AFTER_CALL_KINDS.find((known) => known === kind);
}

export function jobOfKind(kind: AfterCallKind): StepJobName {
  return JOBS[kind];
}

/** Does it find something out about the call that others are told? */
export function findsOut(kind: string): boolean {
  return kind === 'summary' || kind === 'extract' || kind === 'score';
}
