import type { Happening } from '@aybiza/call-log';
import { type Briefing, type Dialogue, type Expectation, NEW_DIALOGUE, type SpeechSound } from '@aybiza/dialogue';
import type { Interruption, Values } from '@aybiza/statechart';
import type { Pause } from '../../audio/find-pauses.ts';
import type { Answer } from '../answer.ts';
import type { RecordingMode } from '../command.ts';

/** One agent turn being produced and played. */
export interface Speech {
  readonly id: number;
  readonly node: string;
  readonly text: string;
  readonly voice?: string;
  readonly sound?: SpeechSound;
  readonly interruption: Interruption;
  /** When the line reported that it begins to be played, epoch ms. */
  readonly reachedAt: number | null;
  /** How much of it the caller has heard for sure. */
  readonly heardMs: number;
  /** When that was reported, epoch ms: since then they have heard more. Null while nothing of it is being played. */
  readonly heardAt: number | null;
  /** How long it lasts; null until all of its sound is on its way. */
  readonly totalMs: number | null;
  /** So many of its letters lasted so long, with these pauses: how far the sound was made when last all of it was there. */
  readonly voiced: { readonly letters: number; readonly ms: number; readonly pauses: readonly Pause[] } | null;
  /** The model is still adding words to it. */
  readonly open: boolean;
}

/** Who has the floor. */
export interface Floor {
  /** What the agent says now and next, in order. Empty when it is silent. */
  readonly speeches: readonly Speech[];
  readonly callerSpeaks: boolean;
  /** The agent is silent in the middle of its words, for a voice or for words, until it is clear whether somebody wants the floor. */
  readonly pausedFor: 'voice' | 'words' | null;
  /** What the agent said last, and when that was over, epoch ms: its echo may still be on the line. */
  readonly lastSaid: { readonly text: string; readonly at: number } | null;
  /** An answer is being prepared for what the caller has perhaps said. */
  readonly isPrepared: boolean;
  /** What the caller said or pressed while the agent could not be interrupted; used as soon as it may. */
  readonly held: readonly Held[];
}

export type Held =
  | { readonly type: 'said'; readonly text: string; readonly confidence?: number }
  | { readonly type: 'pressed'; readonly key: string };

/** What is to be done once everything said so far has been heard. */
export type AfterSpeech =
  | { readonly type: 'hangUp'; readonly outcome: string }
  | {
      readonly type: 'transfer';
      readonly ticket: number;
      readonly to: string;
      readonly ringMs: number;
      readonly briefing?: Briefing;
    }
  | { readonly type: 'hold'; readonly music: boolean };

export type EndReason = 'finished' | 'hungUp' | 'transferred' | 'failed' | 'dropped';

/** Whether the call may be recorded. Until it may, the flow's own wish is remembered, and nothing is recorded. */
export interface RecordingRight {
  /** `announcing`: once the caller has heard it. `asking`: once they have said yes. `refused`: never again in this call. */
  readonly state: 'free' | 'announcing' | 'asking' | 'refused';
  /** What the flow wants as soon as it may. */
  readonly wanted: RecordingMode;
  /** With what the flow begins once the caller has answered; null: it has begun. */
  readonly begins: Values | null;
  /** Who picked up, where that was known before the flow began. */
  readonly pickedUp?: 'person' | 'voicemail' | 'nobody';
}

export const FREE_RECORDING: RecordingRight = { state: 'free', wanted: 'start', begins: null };

export interface LiveCall {
  readonly status: 'live';
  readonly dialogue: Dialogue;
  readonly floor: Floor;
  /** What the caller may say now; null while nothing is asked. */
  readonly listening: { readonly ticket: number; readonly expectation: Expectation } | null;
  /** The ticket for which the wait for the caller's words is timed; null while it is not. */
  readonly timedSilence: number | null;
  readonly afterSpeech: AfterSpeech | null;
  /** How often the voice broke since something was last heard to its end. */
  readonly voiceFailures: number;
  /** The caller reads what is said, and writes. */
  readonly isReading: boolean;
  /** The caller is talking to a person; the line is not ours meanwhile. */
  readonly away: boolean;
  /** Has taken the call over: the caller talks to them, and the flow waits. */
  readonly operator: Operator | null;
  /** What other systems answered while an operator had the call, and the flow has not been told. */
  readonly unheeded: readonly Answer[];
  readonly recordingRight: RecordingRight;
}

/** A person of the workspace in the agent's place. */
export interface Operator {
  readonly by: string;
  /** Their connection; what they do on another one is not in this call. */
  readonly line: string;
  /** How often they have had something spoken. */
  readonly spoken: number;
  /** The last of what both said. */
  readonly lines: Extract<Happening, { type: 'gaveBack' }>['lines'];
  /** How other systems answered meanwhile: taken in when the agent goes on. */
  readonly held: readonly Answer[];
}

export interface EndedCall {
  readonly status: 'ended';
  readonly dialogue: Dialogue;
  readonly outcome: string;
  readonly reason: EndReason;
}

export type CallState = LiveCall | EndedCall;

export const NEW_CALL: LiveCall = {
  status: 'live',
  dialogue: NEW_DIALOGUE,
  floor: { speeches: [], callerSpeaks: false, pausedFor: null, lastSaid: null, isPrepared: false, held: [] },
  listening: null,
  timedSilence: null,
  afterSpeech: null,
  voiceFailures: 0,
  isReading: false,
  away: false,
  operator: null,
  unheeded: [],
  recordingRight: FREE_RECORDING,
};
