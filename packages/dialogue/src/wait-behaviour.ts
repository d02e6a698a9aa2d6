import type { Happening } from '@aybiza/call-log';
import type { StatechartEvent } from '@aybiza/statechart';
import type { Wait } from './dialogue.ts';
import { handlerCandidates, handlerOfKey, inOrder } from './handlers.ts';
import type { TurnDraft } from './turn-draft.ts';
import { SAID_CLEARLY } from './understand/phrase-score.ts';
import { noteUnderstood } from './understood.ts';

export type WaitOf<Kind extends Wait['kind']> = Extract<Wait, { kind: Kind }>;
export type ModelReply = Extract<Happening, { type: 'modelReplied' }>;
/** What somebody else reports about something that was asked of them. */
export type Report = Extract<
  Happening,
  { type: 'requestFinished' | 'transferFinished' | 'messageSent' | 'consulted' | 'passagesFound' | 'pickedUp' }
>;

/** The event by which the state is left, or null while the conversation stays where it is. */
type Outcome = StatechartEvent | null;

/** What a conversation that waits for something does about what may happen meanwhile. What is absent changes nothing. */
export interface WaitBehaviour<Kind extends Wait['kind']> {
  hear(draft: TurnDraft, wait: WaitOf<Kind>, text: string): Outcome;
  press(draft: TurnDraft, wait: WaitOf<Kind>, key: string): Outcome;
  /** Nothing was said for as long as the expectation allows. */
  staySilent?(draft: TurnDraft, wait: WaitOf<Kind>): Outcome;
  modelReplied?(draft: TurnDraft, wait: WaitOf<Kind>, reply: ModelReply): Outcome;
  modelFailed?(draft: TurnDraft, wait: WaitOf<Kind>): Outcome;
  reported?(draft: TurnDraft, wait: WaitOf<Kind>, report: Report): Outcome;
}

/** While something else is under way only a handler counts: an emergency does not wait for a calendar. */
export const hearHandlersOnly = {
  hear(draft: TurnDraft, wait: Wait, text: string): Outcome {
    const handlers = inOrder(handlerCandidates(draft, wait.node, text));
    const [handler] = handlers;
    if (handler === undefined || handler.score < SAID_CLEARLY) return null;
    noteUnderstood(draft, { node: wait.node, layer: 'local', taken: handler.what, passedOver: handlers });
    return handler.event;
  },
  press(draft: TurnDraft, wait: Wait, key: string): Outcome {
    const handler = handlerOfKey(draft.statechart, wait.node, key);
    if (handler === undefined) return null;
    noteUnderstood(draft, { node: wait.node, layer: 'key', taken: handler.what });
    return handler.event;
  },
};
