import type { Interruption, Value } from '@aybiza/statechart';
import type { Expectation } from './expectation.ts';

export type ModelContent =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'toolUse'; readonly id: string; readonly name: string; readonly input: unknown }
  | { readonly type: 'toolResult'; readonly toolUseId: string; readonly output: unknown };

export interface ModelMessage {
  readonly role: 'user' | 'assistant';
  readonly content: readonly ModelContent[];
}

/** One question to the model, whole: it keeps nothing from one to the next. */
export interface ModelQuestion {
  readonly system: string;
  readonly messages: readonly ModelMessage[];
  readonly tools: readonly {
    readonly name: string;
    readonly description: string;
    readonly inputSchema: Readonly<Record<string, unknown>>;
  }[];
  readonly toolChoice: 'auto' | { readonly tool: string };
  readonly maxTokens: number;
}

/** An answer that the author of a flow has pinned to a request. */
export interface RequestExample {
  readonly status: number;
  readonly body: Value;
}

/** A request with its texts filled in, ready to be sent. */
export type RequestToSend =
  | {
      readonly via: 'http';
      readonly method: string;
      readonly url: string;
      readonly headers: readonly (readonly [string, string])[];
      readonly body: string | null;
      /** Which of the workspace's credentials goes with it, by name. */
      readonly credential?: string;
      /** How often it is sent again when nobody answers. */
      readonly retries: number;
    }
  | { readonly via: 'calendar'; readonly operation: string; readonly inputs: Readonly<Record<string, Value>> };

/** What is heard instead of words: a beep, telephone keys, a sound file (the text is said when it cannot be had). */
export type SpeechSound =
  | { readonly kind: 'beep' }
  | { readonly kind: 'keys'; readonly keys: string }
  | { readonly kind: 'file'; readonly url: string };

export type SpeechPurpose = 'prompt' | 'say' | 'reply' | 'meanwhile' | 'again';

/** What the conversation asks of whoever carries the call: a phone, a browser, a simulator, a test. */
/** What whoever answers a transfer is told before the caller is put through. */
export interface Briefing {
  readonly text: string;
  /** BCP 47. */
  readonly language: string;
  /** Whoever answers takes the call by a key, or declines it. */
  readonly asksFirst: boolean;
}

export type DialogueCommand =
  | {
      readonly type: 'speak';
      readonly speech: number;
      readonly node: string;
      readonly text: string;
      readonly interruption: Interruption;
      readonly purpose: SpeechPurpose;
      /** Another voice than the one the call has at this point. */
      readonly voice?: string;
      readonly sound?: SpeechSound;
    }
  | { readonly type: 'listen'; readonly ticket: number; readonly node: string; readonly expectation: Expectation }
  | {
      readonly type: 'askModel';
      readonly ticket: number;
      readonly node: string;
      readonly question: ModelQuestion;
      /** Whether the model says what the caller meant, or answers them. */
      readonly purpose: 'understand' | 'answer';
      /** The speech its words are said in as they come; null when they are not for the caller. */
      readonly speech: number | null;
      readonly interruption: Interruption;
      readonly voice?: string;
    }
  | {
      readonly type: 'request';
      readonly ticket: number;
      readonly node: string;
      readonly request: RequestToSend;
      readonly timeoutMs: number;
      /** What may be answered instead, in a call that is only tried. */
      readonly example?: RequestExample;
    }
  | {
      readonly type: 'transfer';
      readonly ticket: number;
      readonly node: string;
      readonly to: string;
      readonly ringMs: number;
      readonly briefing?: Briefing;
    }
  | {
      readonly type: 'sendMessage';
      readonly ticket: number;
      readonly node: string;
      readonly to: string;
      readonly text: string;
    }
  /** Look through the workspace's knowledge: what is found enters as `passagesFound`. */
  | {
      readonly type: 'findPassages';
      readonly ticket: number;
      readonly node: string;
      readonly question: string;
      readonly documents: readonly string[];
      readonly collections: readonly string[];
      readonly limit: number;
    }
  /** Look at the clock and draw a lot: what is not a function of the call enters as `consulted`. */
  | { readonly type: 'consult'; readonly ticket: number; readonly node: string }
  /** Nothing is said for a while; music, if asked for, until the next words. */
  | { readonly type: 'hold'; readonly node: string; readonly music: boolean }
  /** From here on other words are expected and another voice speaks; an empty voice is the one that belongs to the language. */
  | { readonly type: 'setLanguage'; readonly language: string; readonly voice: string }
  | { readonly type: 'setRecording'; readonly mode: 'start' | 'pause' | 'resume' | 'mask' | 'stop' }
  | { readonly type: 'hangUp'; readonly outcome: string }
  | { readonly type: 'startTimer'; readonly timer: string; readonly delayMs: number }
  | { readonly type: 'cancelTimer'; readonly timer: string };
