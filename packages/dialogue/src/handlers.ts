import type { Statechart, StatechartEvent } from '@aybiza/statechart';
import { scorePhrases } from './understand/phrase-score.ts';

/** Something a caller may have meant, and the event it would lead to. */
export interface Candidate {
  /** The name in the log: a port, a handler or a value. */
  readonly what: string;
  readonly score: number;
  readonly event: StatechartEvent;
}

/** The handlers in scope as candidates for what was said. */
export function handlerCandidates(statechart: Statechart, text: string): Candidate[] {
  return statechart.handlers.map(({ event, phrases }) => ({
    what: event,
    score: scorePhrases(text, phrases),
    event: { type: event },
  }));
}

/** The handler that answers to a key. */
export function handlerOfKey(statechart: Statechart, key: string): Candidate | undefined {
  const handler = statechart.handlers.find((candidate) => candidate.key === key);
  return handler === undefined ? undefined : { what: handler.event, score: 1, event: { type: handler.event } };
}

/** Best first; of two alike the one listed first, so that the node's own options come before handlers. */
export function inOrder(candidates: readonly Candidate[]): Candidate[] {
  return candidates.filter(({ score }) => score > 0).sort((left, right) => right.score - left.score);
}
