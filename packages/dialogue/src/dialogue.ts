import type { ActionOf, CollectAsk, ConfirmAsk, KeypadAsk, MenuAsk, Snapshot, Value, Values } from '@aybiza/statechart';
import type { ModelMessage } from './command.ts';
import type { ShownPassage } from './shown-passage.ts';

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
  /** What the model wants to know while it is looked up; the answer to its tools is the last of `messages`, still empty. */
  readonly lookingUp?: string;
  /** What was looked up since it last said something. */
  readonly shown?: readonly ShownPassage[];
}

export interface RequestWait extends Waiting {
  readonly kind: 'request';
  readonly request: ActionOf<'request'>['params'];
}

export interface TransferWait extends Waiting {
  readonly kind: 'transfer';
  /** An operator asked for it, not the flow: what was waited for before, and is again when nobody answers there. */
  readonly back?: Wait | null;
}

/** Told by an operator: an instruction, or what they and the caller said to each other. */
export type OperatorNote =
  | { readonly instruction: string }
  | { readonly talk: readonly { readonly who: 'operator' | 'caller'; readonly text: string }[] };

export interface ConfirmWait extends Listening {
  readonly kind: 'confirm';
  readonly ask: ConfirmAsk;
}

export interface KeypadWait extends Listening {
  readonly kind: 'keypad';
  readonly ask: KeypadAsk;
}

/** A question is answered from knowledge; `asked` is empty while the caller has still to ask it. */
export interface AnswerWait extends Waiting {
  readonly kind: 'answer';
  readonly answer: ActionOf<'answer'>['params'];
  readonly asked: string;
  /** The passages the model was given, by their number. */
  readonly passages: readonly ShownPassage[];
}

export interface ClassifyWait extends Waiting {
  readonly kind: 'classify';
  readonly classify: ActionOf<'classify'>['params'];
}

/** The clock or a lot decides: a moment, and no longer. */
export interface ConsultWait extends Waiting {
  readonly kind: 'consult';
  readonly decides: ActionOf<'draw'> | ActionOf<'lookAtClock'>;
  /** What the caller had said on the way here; it still counts as said early behind it. */
  readonly carried: string;
}

export interface HoldWait extends Waiting {
  readonly kind: 'hold';
  readonly hold: ActionOf<'hold'>['params'];
}

export interface MessageWait extends Waiting {
  readonly kind: 'message';
}

export interface VoicemailWait extends Waiting {
  readonly kind: 'voicemail';
  readonly voicemail: ActionOf<'takeMessage'>['params'];
  readonly said: readonly string[];
}

/** Nobody has said anything yet: the caller speaks first, or has still to pick up. */
export interface HelloWait extends Waiting {
  readonly kind: 'hello';
  readonly outbound: boolean;
}

export type Wait =
  | MenuWait
  | CollectWait
  | ConfirmWait
  | KeypadWait
  | ConverseWait
  | AnswerWait
  | ClassifyWait
  | ConsultWait
  | RequestWait
  | TransferWait
  | HoldWait
  | MessageWait
  | VoicemailWait
  | HelloWait;

/** Waits for the caller's answer to a question, with ladders for silence and for what does not fit. */
export type AskWait = MenuWait | CollectWait | ConfirmWait | KeypadWait;

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
  /** The language and voice the call was switched to; null for the flow's own. */
  readonly spoken: { readonly language: string; readonly voice: string } | null;
  /** What the caller said last. */
  readonly lastSaid: string;
  /** What operators have told the agent, the latest last; absent while none has. */
  readonly told?: readonly OperatorNote[];
}

export const NEW_DIALOGUE: Dialogue = {
  snapshot: null,
  wait: null,
  tickets: 0,
  speeches: 0,
  failures: 0,
  ended: false,
  spoken: null,
  lastSaid: '',
};

export function variablesOf(dialogue: Dialogue): Values {
  return dialogue.snapshot?.context.variables ?? {};
}

export function textVariable(variables: Values, name: string): string {
  const value: Value | undefined = Object.hasOwn(variables, name) ? variables[name] : undefined;
  return typeof value === 'string' ? value : '';
}
