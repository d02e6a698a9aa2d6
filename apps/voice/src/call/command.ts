import type { DialogueCommand, Expectation, ModelQuestion, RequestToSend } from '@aybiza/dialogue';

type Speak = Extract<DialogueCommand, { type: 'speak' }>;

/** Everything a call can do. Each has one file in `perform/`. */
export type CallCommand =
  | { readonly type: 'speak'; readonly speech: number; readonly text: Speak['text'] }
  /** Stops the voice and the model's words, and throws away what the caller has not heard. */
  | { readonly type: 'stopSpeaking' }
  | { readonly type: 'listen'; readonly expectation: Expectation }
  | {
      readonly type: 'askModel';
      readonly ticket: number;
      readonly question: ModelQuestion;
      readonly speech: number | null;
    }
  | { readonly type: 'request'; readonly ticket: number; readonly request: RequestToSend; readonly timeoutMs: number }
  | { readonly type: 'transfer'; readonly ticket: number; readonly to: string; readonly ringMs: number }
  | { readonly type: 'startTimer'; readonly timer: string; readonly delayMs: number }
  | { readonly type: 'cancelTimer'; readonly timer: string }
  /** The line goes down; `apologise` when the voice failed and the line itself has to say sorry. */
  | { readonly type: 'closeLine'; readonly apologise: boolean };
