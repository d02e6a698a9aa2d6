import type { GoingBack, Happening } from '@aybiza/call-log';
import type { Values } from '@aybiza/statechart';
import type { Pause } from '../audio/find-pauses.ts';
import type { Answer } from './answer.ts';
import type { Standing } from './decide/standing.ts';
import type { OperatorDeed } from './operator-deed.ts';

/**
 * How the transfer of a call went that was under way when its process died. `underWay`: the caller talks to somebody else. `notBegun`:
 * nobody was ever rung.
 */
export type ResumedTransfer = TransferOutcome | 'underWay' | 'notBegun';
export type TransferOutcome = Extract<Happening, { type: 'transferFinished' }>['outcome'];

/** What a caller must know before the flow begins. */
export interface Notice {
  readonly text: string;
  /** Without a yes nothing is recorded. */
  readonly asks: boolean;
  /** Nothing is recorded before it was heard. */
  readonly isAboutRecording: boolean;
}

/** Everything that can happen to a call. There is no other way to change one. */
export type CallInputBody =
  /** The caller is on the line and can hear. */
  | { readonly type: 'answered'; readonly values: Values; readonly notice?: Notice | null }
  /** The caller is on the line, and a limit of the workspace is reached: they hear why, and are put through to somebody if there is anybody. */
  | { readonly type: 'turnedAway'; readonly limit: string; readonly text: string; readonly to?: string | undefined }
  /** The caller is on the line, at a turn of an earlier call. */
  | { readonly type: 'wentBack'; readonly goingBack: GoingBack }
  /** Another process had the call; the caller is on the line here now, or `transfer` says where else. */
  | {
      readonly type: 'resumed';
      readonly owner: string;
      readonly fencingToken: number;
      readonly standing: Standing;
      readonly transfer: ResumedTransfer | null;
    }
  /** The caller is back on another leg after theirs was lost, in the process that has the call all the time. */
  | { readonly type: 'returned'; readonly standing: Standing }
  | { readonly type: 'legClosed'; readonly by: 'caller' | 'lost' }
  | { readonly type: 'digit'; readonly key: string }
  | { readonly type: 'typed'; readonly text: string }
  /** The caller reads and hears nothing, or hears again. */
  | { readonly type: 'reads'; readonly isReading: boolean }
  /** Our own detector hears somebody, before the recogniser has a word. */
  | { readonly type: 'voiceDetected' }
  /** The first words of a turn, and the whole of it so far. */
  | { readonly type: 'speechStarted'; readonly text: string }
  | { readonly type: 'interim'; readonly text: string }
  /** The caller has perhaps finished: an answer may be prepared, and nothing may be done. */
  | { readonly type: 'eagerEndOfTurn'; readonly text: string }
  /** They had not. */
  | { readonly type: 'turnResumed' }
  | { readonly type: 'final'; readonly text: string; readonly confidence?: number }
  /** The recogniser broke and was replaced; `spoken` when the caller may have said something that nobody heard. */
  | { readonly type: 'hearingLost'; readonly spoken: boolean }
  | { readonly type: 'recogniserFailed'; readonly code: string }
  /** Words of the model that went to the voice. */
  | { readonly type: 'replyText'; readonly speech: number; readonly text: string }
  /** The caller has heard this much of a speech. */
  | { readonly type: 'heard'; readonly speech: number; readonly ms: number }
  /** All sound of a speech is on its way; it lasts so long, and nothing is said in between at these times. */
  | { readonly type: 'voiced'; readonly speech: number; readonly ms: number; readonly pauses: readonly Pause[] }
  /** The voice broke once: none of these was said to its end, nor will be; in the order in which they were to be heard. */
  | { readonly type: 'voiceFailed'; readonly speeches: readonly number[]; readonly code: string }
  /** The first sound of an answer went out, that of this speech. */
  | { readonly type: 'turnTimed'; readonly speech: number; readonly parts: TurnParts }
  | { readonly type: 'answer'; readonly answer: Answer }
  /** Of a call that was placed: who picked up, if anybody did. */
  | { readonly type: 'pickedUp'; readonly by: 'person' | 'voicemail' | 'nobody' }
  /** Another system reported to the call. */
  | { readonly type: 'signal'; readonly signal: string; readonly body: unknown }
  /** Somebody of the workspace who looks on does something; `ask` is answered by the command of that name, where anybody waits. */
  | { readonly type: 'operator'; readonly ask: string | null; readonly by: string; readonly deed: OperatorDeed }
  /** The caller is the agent's again: the question that they have not answered is asked again. */
  | { readonly type: 'askedAgain'; readonly standing: Standing; readonly after: 'operator' | 'transfer' }
  | { readonly type: 'timer'; readonly timer: string }
  | { readonly type: 'idleTooLong' }
  | { readonly type: 'broke'; readonly code: string; readonly detail: string }
  /** The call breaks whatever is tried: it is sent to where its flow goes when it breaks, or out of it. */
  | { readonly type: 'beyondRepair'; readonly code: string; readonly detail: string };

/** From the end of the caller's speech to the first sound of the answer, in ms. */
export interface TurnParts {
  readonly recogniserMs: number;
  /** What of it the recogniser took to write down the words; absent where it does not say. */
  readonly transcriptMs?: number;
  readonly decisionMs: number;
  readonly modelMs: number;
  /** What of it the model took to say what the caller meant. */
  readonly understandingMs: number;
  readonly requestMs: number;
  readonly voiceMs: number;
  readonly transportMs: number;
}

/** An input with its moment, epoch ms: deciding needs no clock. */
export type CallInput = CallInputBody & { readonly at: number };
