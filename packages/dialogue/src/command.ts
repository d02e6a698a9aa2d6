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

/** A request with its texts filled in, ready to be sent. */
export type RequestToSend =
  | {
      readonly via: 'http';
      readonly method: string;
      readonly url: string;
      readonly headers: readonly (readonly [string, string])[];
      readonly body: string | null;
    }
  | { readonly via: 'calendar'; readonly operation: string; readonly inputs: Readonly<Record<string, Value>> };

export type SpeechPurpose = 'prompt' | 'say' | 'reply' | 'meanwhile' | 'again';

/** What the conversation asks of whoever carries the call: a phone, a browser, a simulator, a test. */
export type DialogueCommand =
  | {
      readonly type: 'speak';
      readonly speech: number;
      readonly node: string;
      readonly text: string;
      readonly interruption: Interruption;
      readonly purpose: SpeechPurpose;
    }
  | { readonly type: 'listen'; readonly ticket: number; readonly node: string; readonly expectation: Expectation }
  | {
      readonly type: 'askModel';
      readonly ticket: number;
      readonly node: string;
      readonly question: ModelQuestion;
      /** The speech its words are said in as they come; null when they are not for the caller. */
      readonly speech: number | null;
      readonly interruption: Interruption;
    }
  | {
      readonly type: 'request';
      readonly ticket: number;
      readonly node: string;
      readonly request: RequestToSend;
      readonly timeoutMs: number;
    }
  | {
      readonly type: 'transfer';
      readonly ticket: number;
      readonly node: string;
      readonly to: string;
      readonly ringMs: number;
    }
  | { readonly type: 'hangUp'; readonly outcome: string }
  | { readonly type: 'startTimer'; readonly timer: string; readonly delayMs: number }
  | { readonly type: 'cancelTimer'; readonly timer: string };
