import type { CallCommand } from '../command.ts';
import type { Performing } from './performing.ts';

type Request = Extract<CallCommand, { type: 'request' }>;

/**
 * Answers a request of a call that is only tried without asking the other system: by the example pinned to it, or by its author, whose
 * page sees the entry and sends the answer. False: the other system is asked.
 */
export function rehearseRequest(
  { ticket, example }: Request,
  { standing, note, push }: Pick<Performing, 'standing' | 'note' | 'push'>,
): boolean {
  const how = standing().requests ?? 'sent';
  if (how === 'sent' || (how === 'examples' && example === undefined)) return false;
  note({ type: 'requestRehearsed', wait: ticket, by: how === 'asked' ? 'author' : 'example' });
  if (how === 'examples' && example !== undefined)
    push({ type: 'answer', answer: { type: 'requestFinished', wait: ticket, outcome: 'answered', ...example, ms: 0 } });
  return true;
}
