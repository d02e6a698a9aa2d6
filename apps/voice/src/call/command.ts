import type { Happening } from '@aybiza/call-log';
import type {
  Briefing,
  DialogueCommand,
  Expectation,
  ModelQuestion,
  RequestExample,
  RequestToSend,
  SpeechSound,
} from '@aybiza/dialogue';
import type { OperatorAnswer } from './operator-deed.ts';

/** Why an operator is out of a call that they had taken over; `reopened`: the same person goes on on another connection. */
export type ReleaseReason = Extract<Happening, { type: 'gaveBack' }>['why'] | 'reopened';
export type RecordingMode = Extract<DialogueCommand, { type: 'setRecording' }>['mode'];

/** Everything a call can do. Each has one file in `perform/`. */
export type CallCommand =
  | {
      readonly type: 'speak';
      readonly speech: number;
      readonly text: string;
      readonly voice?: string;
      readonly sound?: SpeechSound;
    }
  /** Silent at once; what the caller has not heard is kept, and what is still being made as well. */
  | { readonly type: 'pauseSpeaking' }
  /** Goes on with what was paused: with the clause of that speech that was being said at that time. */
  | { readonly type: 'resumeSpeaking'; readonly speech: number; readonly fromMs: number }
  /** Stops the voice and the model's words, and throws away what the caller has not heard. */
  | { readonly type: 'stopSpeaking' }
  /** What will be asked and said if the caller has finished: begun now, and used by nobody until then. */
  | {
      readonly type: 'prepare';
      readonly question: ModelQuestion | null;
      readonly speeches: readonly { readonly text: string; readonly voice?: string }[];
    }
  /** The caller goes on: what was prepared is not wanted. */
  | { readonly type: 'forgetPrepared' }
  | { readonly type: 'listen'; readonly expectation: Expectation }
  | {
      readonly type: 'askModel';
      readonly ticket: number;
      readonly question: ModelQuestion;
      readonly purpose: 'understand' | 'answer';
      readonly speech: number | null;
      readonly voice?: string;
    }
  | {
      readonly type: 'request';
      readonly ticket: number;
      readonly request: RequestToSend;
      readonly timeoutMs: number;
      /** What may be answered instead, in a call that is only tried. */
      readonly example?: RequestExample;
    }
  | {
      readonly type: 'transfer';
      readonly ticket: number;
      readonly to: string;
      readonly ringMs: number;
      readonly briefing?: Briefing;
    }
  | { readonly type: 'sendMessage'; readonly ticket: number; readonly to: string; readonly text: string }
  /** Looks at the clock and draws a lot. */
  | { readonly type: 'consult'; readonly ticket: number }
  /** Looks through the workspace's knowledge. */
  | {
      readonly type: 'findPassages';
      readonly ticket: number;
      readonly question: string;
      readonly documents: readonly string[];
      readonly collections: readonly string[];
      readonly limit: number;
    }
  /** From now on a signal of this name ends the wait; null: the wait that it could have ended is over. */
  | { readonly type: 'awaitSignal'; readonly signal: string | null }
  /** Music until the next words, or nothing. */
  | { readonly type: 'hold'; readonly music: boolean }
  | { readonly type: 'setLanguage'; readonly language: string; readonly voice: string }
  /** The caller reads and writes: neither a voice nor a recogniser is asked for anything. */
  | { readonly type: 'setReading'; readonly isReading: boolean }
  | { readonly type: 'setRecording'; readonly mode: RecordingMode }
  /** What was recorded lately is not written yet: it may have to be silent. */
  | { readonly type: 'holdSound'; readonly forMs: number }
  /** They are not heard in the recording since then, until now, as far as it is not written. */
  | { readonly type: 'concealSound'; readonly sinceMs: number; readonly sides: 'caller' | 'both' }
  /** Tells whoever waits for it what became of an operator's deed. */
  | { readonly type: 'answerOperator'; readonly ask: string; readonly answer: OperatorAnswer }
  /** From now on the operator on that line and the caller hear each other. */
  | { readonly type: 'connectOperator'; readonly line: string; readonly how: 'voice' | 'text' }
  | { readonly type: 'releaseOperator'; readonly line: string; readonly why: ReleaseReason }
  /** Comes back as `askedAgain`, with where the call stands then. */
  | { readonly type: 'askAgain'; readonly after: 'operator' | 'transfer' }
  | { readonly type: 'startTimer'; readonly timer: string; readonly delayMs: number }
  | { readonly type: 'cancelTimer'; readonly timer: string }
  /** The line goes down; `apologise` when the voice failed and the line itself has to say sorry. */
  | { readonly type: 'closeLine'; readonly apologise: boolean };
