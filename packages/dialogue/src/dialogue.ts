import type { ActionOf, CollectAsk, MenuAsk, Snapshot, Value, Values } from '@aybiza/statechart';
import type { ModelMessage } from './command.ts';

interface Waiting {
  readonly node: string;
  /** What an answer must carry to count; a new ticket is drawn whenever something new is awaited. */
  readonly ticket: number;
}

/** Tries used up so far at one node. */
export interface Attempts {
  readonly noInput: number;
  readonly noMatch: number;
}

interface Listening extends Waiting, Attempts {
  /** What was said while the model is asked what it meant; empty when it is not. */
  readonly unsure: string;
  /** Keys pressed so far of a value that has several. */
  readonly keys: string;
}

export interface MenuWait extends Listening {
  readonly kind: 'menu';
  readonly ask: MenuAsk;
}

export interface CollectWait extends Listening {
  readonly kind: 'collect';
  readonly ask: CollectAsk;
  readonly values: Values;
  /** The values were read back and a yes is awaited. */
  readonly confirming: boolean;
}

export interface ConverseWait extends Waiting {
  readonly kind: 'converse';
  readonly converse: ActionOf<'converse'>['params'];
  readonly system: string;
  readonly messages: readonly ModelMessage[];
  readonly values: Values;
  readonly turns: number;
  readonly noInput: number;
  /** The speech in which the model's last words are said; null while it is the caller's turn or before the first. */
  readonly replying: number | null;
  /** The model's turn is over: its words are part of `messages`. */
  readonly replied: boolean;
}

export interface RequestWait extends Waiting {
  readonly kind: 'request';
  readonly request: ActionOf<'request'>['params'];
}

export interface TransferWait extends Waiting {
  readonly kind: 'transfer';
}

export type Wait = MenuWait | CollectWait | ConverseWait | RequestWait | TransferWait;

/** Where a conversation stands. JSON: it is stored at each state change and taken up again by any process. */
export interface Dialogue {
  /** Null only before `began`. */
  readonly snapshot: Snapshot | null;
  readonly wait: Wait | null;
  readonly tickets: number;
  readonly speeches: number;
  /** Failures so far; a flow that fails again and again is ended. */
  readonly failures: number;
  readonly ended: boolean;
}

export const NEW_DIALOGUE: Dialogue = {
  snapshot: null,
  wait: null,
  tickets: 0,
  speeches: 0,
  failures: 0,
  ended: false,
};

export function variablesOf(dialogue: Dialogue): Values {
  return dialogue.snapshot?.context.variables ?? {};
}

export function textVariable(variables: Values, name: string): string {
  const value: Value | undefined = Object.hasOwn(variables, name) ? variables[name] : undefined;
  return typeof value === 'string' ? value : '';
}
