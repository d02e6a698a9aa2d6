import type { Statechart, StatechartEvent, StatechartHandler } from '@aybiza/statechart';
import { type Conversation, heardIn } from './language-of.ts';
import { scorePhrases } from './understand/phrase-score.ts';

/** Something a caller may have meant, and the event it would lead to. */
export interface Candidate {
  /** The name in the log: a port, a handler or a value. */
  readonly what: string;
  readonly score: number;
  readonly event: StatechartEvent;
}

/** The handlers that count at a node, those of the nearest group first. */
export function handlersInScope({ handlers, within }: Statechart, node: string): readonly StatechartHandler[] {
  if (handlers.every(({ scope }) => scope === undefined)) return handlers;
  const around: (string | undefined)[] = [];
  for (let at = within[node]; at !== undefined; at = within[at]) around.push(at);
  return [...around, undefined].flatMap((scope) => handlers.filter((handler) => handler.scope === scope));
}

/** The handlers in scope as candidates for what was said. */
export function handlerCandidates(conversation: Conversation, node: string, text: string): Candidate[] {
  const language = heardIn(conversation);
  return handlersInScope(conversation.statechart, node).map(({ event, phrases }) => ({
    what: event,
    score: scorePhrases(text, phrases, language),
    event: { type: event },
  }));
}

/** The handler that answers to a key. */
export function handlerOfKey(statechart: Statechart, node: string, key: string): Candidate | undefined {
  const handler = handlersInScope(statechart, node).find((candidate) => candidate.key === key);
  return handler === undefined ? undefined : { what: handler.event, score: 1, event: { type: handler.event } };
}

/** Best first; of two alike the one listed first, so that the node's own options come before handlers. */
export function inOrder(candidates: readonly Candidate[]): Candidate[] {
  return candidates.filter(({ score }) => score > 0).sort((left, right) => right.score - left.score);
}
