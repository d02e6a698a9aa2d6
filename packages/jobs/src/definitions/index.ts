import type { z } from 'zod';
import type { JobDefinition } from '../define-job.ts';
import { backTest } from './back-test.ts';
import { deliverWebhook } from './deliver-webhook.ts';
import { exportRecording } from './export-recording.ts';
import { finishRecording } from './finish-recording.ts';
import { mailAlert } from './mail-alert.ts';
import { mailRollBack } from './mail-roll-back.ts';
import { mailStaff } from './mail-staff.ts';
import { measureCall } from './measure-call.ts';
import { messageCaller } from './message-caller.ts';
import { noteCaller } from './note-caller.ts';
import { placeCallBack } from './place-call-back.ts';
import { readDocument } from './read-document.ts';
import { reportCall } from './report-call.ts';
import { studyCall } from './study-call.ts';
import { summariseCall } from './summarise-call.ts';
import { writeFlow } from './write-flow.ts';

const definitions = {
  'finish-recording': finishRecording,
  'summarise-call': summariseCall,
  'measure-call': measureCall,
  'deliver-webhook': deliverWebhook,
  'write-flow': writeFlow,
  'back-test': backTest,
  'read-document': readDocument,
  'study-call': studyCall,
  'report-call': reportCall,
  'message-caller': messageCaller,
  'mail-staff': mailStaff,
  'mail-alert': mailAlert,
  'mail-roll-back': mailRollBack,
  'export-recording': exportRecording,
  'note-caller': noteCaller,
  'place-call-back': placeCallBack,
};

/** The name of a job; the worker's registry of handlers does not compile while one is missing. */
export type JobName = keyof typeof definitions;

/** What each job is given. */
export type JobPayloads = { [Name in JobName]: z.output<(typeof definitions)[Name]['payload']> };

/** Every job of the system, by name. */
export const jobDefinitions: { readonly [Name in JobName]: JobDefinition<Name, JobPayloads[Name]> } = definitions;

/** Every job's name. */
export const JOB_NAMES: readonly JobName[] = Object.values(definitions).map(({ name }) => name);

/** Is this the kind of an outbox row that asks for a job? */
export function isJobName(kind: string): kind is JobName {
  return Object.hasOwn(definitions, kind);
}
