import { AppError, errorMessage } from '@aybiza/foundation/errors';
import type { LibraryPassage } from '../call-world.ts';
import type { CallCommand } from '../command.ts';
import type { Performing } from './performing.ts';

type FindPassages = Extract<CallCommand, { type: 'findPassages' }>;

/** The caller waits in silence: after that the call goes on with what the flow itself has. */
const LIMIT_MS = 700;
/** What the question means is worth that much of it; then its words must do. */
const MEANING_MS = 350;

/** Looks through the workspace's knowledge, and tells what was found; never later than the limit, whatever the database does. */
export function performFindPassages(command: FindPassages, performing: Performing): void {
  const { ticket, type: _type, ...search } = command;
  const { world, records, signal, turnClock, push } = performing;
  const startedAt = world.clock.monotonic();
  let isSettled = false;
  turnClock.awaits('request');
  const settle = (outcome: 'found' | 'timeout' | 'failed', passages: readonly LibraryPassage[]) => {
    if (isSettled || signal.aborted) return;
    isSettled = true;
    cancelLimit();
    turnClock.goesOn();
    const ms = Math.round(world.clock.monotonic() - startedAt);
    push({ type: 'answer', answer: { type: 'passagesFound', wait: ticket, outcome, passages: [...passages], ms } });
  };
  const cancelLimit = world.clock.after(LIMIT_MS, () => settle('timeout', []));
  const work = findMeaning(search.question, performing)
    .then((meaning) => records.findPassages({ ...search, meaning }))
    .then(
      (passages) => settle('found', passages),
      (error: unknown) => {
        warn('knowledge not looked through', error, performing);
        settle('failed', []);
      },
    );
  performing.run(work, 'looking through the knowledge');
}

async function findMeaning(question: string, performing: Performing) {
  const { world, signal } = performing;
  const { embedder } = world;
  if (embedder === undefined || question.trim() === '') return undefined;
  const limit = new AbortController();
  const cancel = world.clock.after(MEANING_MS, () => limit.abort());
  try {
    const vector = await embedder.embed(question, { signal: AbortSignal.any([signal, limit.signal]) });
    return { model: embedder.model, vector };
  } catch (error) {
    warn('a question is looked up by its words only', error, performing);
    return undefined;
  } finally {
    cancel();
  }
}

function warn(what: string, error: unknown, { world }: Performing): void {
  world.logger.warn({ code: error instanceof AppError ? error.code : 'UNKNOWN', personal: errorMessage(error) }, what);
}
