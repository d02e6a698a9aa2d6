import { AppError, errorMessage } from '@aybiza/foundation/errors';
import type { RequestAnswer } from '../call-world.ts';
import type { CallCommand } from '../command.ts';
import type { Performing } from './performing.ts';

type Request = Extract<CallCommand, { type: 'request' }>;

/** Asks another system, or the built-in calendar, and tells what came back; never later than its time limit. */
export function performRequest({ ticket, request, timeoutMs }: Request, performing: Performing): void {
  const { world, signal, turnClock, push } = performing;
  const startedAt = world.clock.monotonic();
  const limit = new AbortController();
  let isSettled = false;
  turnClock.awaits('request');
  const settle = (outcome: 'answered' | 'timeout' | 'failed', answer: RequestAnswer) => {
    if (isSettled || signal.aborted) return;
    isSettled = true;
    cancelLimit();
    turnClock.goesOn();
    const ms = Math.round(world.clock.monotonic() - startedAt);
    push({ type: 'answer', answer: { type: 'requestFinished', wait: ticket, outcome, ...answer, ms } });
  };
  const cancelLimit = world.clock.after(timeoutMs, () => {
    limit.abort();
    settle('timeout', { status: 0, body: null });
  });
  performing.run(
    send(request, performing, AbortSignal.any([signal, limit.signal])).then(
      (answer) => settle('answered', answer),
      (error: unknown) => {
        world.logger.warn(
          { code: error instanceof AppError ? error.code : 'UNKNOWN', personal: errorMessage(error) },
          'request failed',
        );
        settle('failed', { status: 0, body: null });
      },
    ),
    'sending a request',
  );
}

function send(
  request: Request['request'],
  { world, records }: Performing,
  signal: AbortSignal,
): Promise<RequestAnswer> {
  if (request.via === 'calendar') return records.calendar(request.operation, request.inputs);
  const { method, url, headers, body } = request;
  return world.fetch({ method, url, headers, body, signal });
}
