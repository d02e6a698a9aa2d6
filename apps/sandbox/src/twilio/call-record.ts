import type { SoundSegment } from './sound-track.ts';
import type { Verb } from './twiml.ts';

/** As in Twilio's `CallStatus`. */
export type CallStatus =
  | 'queued'
  | 'ringing'
  | 'in-progress'
  | 'completed'
  | 'busy'
  | 'no-answer'
  | 'failed'
  | 'canceled';

/** How a dialled person reacts: `accept` and `decline` pick up and press 1 or 2 when asked for a key, `answer` presses none. */
export type DialBehaviour = 'answer' | 'accept' | 'decline' | 'busy' | 'no-answer' | 'failed';

/** What happened to a call, in order; `at` in epoch ms. */
export type CallerEvent = { at: number } & (
  | { type: 'webhook'; url: string; httpStatus: number | undefined }
  | { type: 'answered' }
  | { type: 'verb'; verb: Verb['type'] }
  | { type: 'streamStarted'; streamSid: string }
  | { type: 'markEchoed'; name: string }
  | { type: 'cleared'; lostMs: number }
  | { type: 'streamEnded'; streamSid: string; by: 'runtime' | 'caller' | 'network'; lostMs: number }
  | { type: 'pressed'; digit: string }
  | { type: 'dialled'; number: string; outcome: string; told?: readonly string[] }
  | { type: 'redirected' }
  | { type: 'problem'; code: number; message: string }
  | { type: 'ended'; status: CallStatus; by: EndedBy }
);

/** An event as it is noted, before it has its time. */
export type CallerEventNote = CallerEvent extends infer Event
  ? Event extends CallerEvent
    ? Omit<Event, 'at'>
    : never
  : never;

/** Who ended the call: the caller, the runtime over REST, the end of the instructions, or an error of the application. */
export type EndedBy = 'caller' | 'runtime' | 'twiml' | 'error';

/** How long an answer took: from the end of the caller's sound to the agent's first, in ms since answer. */
export interface AnswerTime {
  saidEndMs: number;
  heardStartMs: number;
  latencyMs: number;
}

/** A call that is over. */
export interface CallResult {
  callSid: string;
  status: CallStatus;
  endedBy: EndedBy;
  /** From answer to end. */
  durationMs: number;
  said: readonly Readonly<SoundSegment>[];
  heard: readonly Readonly<SoundSegment>[];
  answerTimes: readonly AnswerTime[];
  /** Errors and warnings by their number in Twilio's list, violations of the stream's protocol among them. */
  problems: readonly { code: number; message: string }[];
  /** Messages of the runtime that Twilio would have warned about. */
  violations: number;
  /** Stutter: sound that ran out in the middle of an utterance. */
  underruns: { count: number; totalMs: number };
  /** Frames of the caller that could not be sent because the runtime did not read. */
  droppedFrames: number;
}
