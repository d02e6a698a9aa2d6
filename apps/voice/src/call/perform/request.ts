import { AppError, errorMessage } from '@aybiza/foundation/errors';
import type { RequestAnswer } from '../call-world.ts';
import type { CallCommand } from '../command.ts';
import { onlyLooks } from '../decide/resume.ts';
import { attempt } from './attempt.ts';
import type { Performing } from './performing.ts';
import { rehearseRequest } from './rehearse-request.ts';
import { playWaitingTones } from './waiting-tones.ts';

type Request = Extract<CallCommand, { type: 'request' }>;

/** Asks another system, or the built-in calendar, and tells what came back; never later than its time limit. */
export function performRequest(command: Request, performing: Performing): void {
  if (rehearseRequest(command, performing)) return;
  const { ticket, request, timeoutMs } = command;
  const { world, signal, turnClock, push } = performing;
  const startedAt = world.clock.monotonic();
  const limit = new AbortController();
  let isSettled = false;
  turnClock.awaits('request');
  const settle = (outcome: 'answered' | 'timeout' | 'failed', answer: RequestAnswer) => {
    if (isSettled || signal.aborted) return;
    isSettled = true;
    cancelLimit();
    stopTones();
    turnClock.goesOn();
    const ms = Math.round(world.clock.monotonic() - startedAt);
    push({ type: 'answer', answer: { type: 'requestFinished', wait: ticket, outcome, ...answer, ms } });
  };
  const stopTones = playWaitingTones(performing);
  const cancelLimit = world.clock.after(timeoutMs, () => {
    limit.abort();
    settle('timeout', { status: 0, body: null });
  });
  const retries = request.via === 'http' ? request.retries : 0;
  const ask = () =>
    sendAgain(request, performing, { signal: AbortSignal.any([signal, limit.signal]), retries }).then(
      (answer) => settle('answered', answer),
      (error: unknown) => {
        world.logger.warn(
          { code: error instanceof AppError ? error.code : 'UNKNOWN', personal: errorMessage(error) },
          'request failed',
        );
        settle('failed', { status: 0, body: null });
      },
    );
  // Whoever only looks changes nothing, and need not wait for the log.
  const work = onlyLooks(request) ? ask() : attempt(performing, { wait: ticket, what: 'request' }, ask);
  performing.run(work, 'sending a request');
}

/** Pauses before each further try, within the request's own time limit. */
const RETRY_AFTER_MS = [200, 600, 1_500];

/** Nobody was there, or said that it is for later: the same again may go well. */
async function sendAgain(
  request: Request['request'],
  performing: Performing,
  { signal, retries }: { signal: AbortSignal; retries: number },
): Promise<RequestAnswer> {
  for (let attempt = 0; ; attempt += 1) {
    const isLast = attempt >= retries || signal.aborted;
    try {
      const answer = await send(request, performing, signal);
      if (isLast || (answer.status !== 429 && answer.status < 500)) return answer;
    } catch (error) {
      if (isLast) throw error;
    }
    await new Promise<void>((resume) => performing.world.clock.after(RETRY_AFTER_MS[attempt] ?? 0, resume));
  }
}

async function send(
  request: Request['request'],
  { world, records }: Performing,
  signal: AbortSignal,
): Promise<RequestAnswer> {
  if (request.via === 'calendar') return records.calendar(request.operation, request.inputs);
  const { method, url, headers, body, credential } = request;
  const shown = credential === undefined ? {} : { credential: await records.credential(credential) };
  return world.fetch({ method, url, headers, body, ...shown, signal });
}
