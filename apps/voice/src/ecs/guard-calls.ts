import type { Clock } from '@aybiza/foundation/clock';
import { errorMessage } from '@aybiza/foundation/errors';
import type { Logger } from '@aybiza/foundation/logger';
import { repeat } from '../repeat.ts';
import type { EcsAgent } from './ecs-agent.ts';

const LOOK_EVERY_MS = 5_000;
/** A process that froze must not be kept for ever. */
const PROTECTED_MIN = 20;
/** Early enough for the agent to be away for a while. */
const RENEW_AFTER_MS = 10 * 60_000;

export interface GuardCallsOptions {
  readonly agent: Pick<EcsAgent, 'protect'>;
  readonly calls: { readonly count: number };
  readonly clock: Clock;
  readonly logger: Pick<Logger, 'info' | 'warn'>;
}

/**
 * Amazon ECS kills a task two minutes after it was told to stop. So it is not told while it has calls: the task is protected from scaling in
 * and from deployments then, and no longer. What goes wrong is logged once until it works again: without protection calls are handed over
 * when the task stops, as anywhere else. Gives back how to stop.
 */
export function guardCalls({ agent, calls, clock, logger }: GuardCallsOptions): () => void {
  /** On the monotonic clock; null while the task is not protected. */
  let protectedAt: number | null = null;
  let isFailing = false;

  async function look(): Promise<void> {
    const now = clock.monotonic();
    const isFresh = protectedAt !== null && now - protectedAt < RENEW_AFTER_MS;
    if (calls.count > 0 ? isFresh : protectedAt === null) return;
    const isWanted = calls.count > 0;
    await agent.protect(isWanted ? PROTECTED_MIN : 0);
    protectedAt = isWanted ? now : null;
    if (isFailing) logger.info({}, 'calls protected from scaling in again');
    isFailing = false;
  }

  return repeat(look, {
    clock,
    everyMs: LOOK_EVERY_MS,
    onError: (error) => {
      if (!isFailing) logger.warn({ reason: errorMessage(error) }, 'calls not protected from scaling in');
      isFailing = true;
    },
  });
}
