import type { Operation, TRPCLink } from '@trpc/client';
import { observable, type Unsubscribable } from '@trpc/server/observable';
import { type AybizaError, toAybizaError } from './aybiza-error.ts';
import type { AybizaRouter } from './router.ts';

export interface RetryOptions {
  /** How often a call is tried again; 0 for never. */
  readonly retries: number;
  /** The first pause in milliseconds; each is twice as long as the one before. */
  readonly firstWaitMs: number;
  /** Runs after a while; what is given back calls it off. */
  readonly later: (run: () => void, ms: number) => () => void;
  /** Between 0 and 1. */
  readonly random: () => number;
}

const LONGEST_WAIT_MS = 20_000;

/**
 * Tries again what may be tried again: nothing that was refused for what it is, and changes only under their idempotency key, so that
 * they are made once. Every error leaves it as an `AybizaError`.
 */
export function retryLink({ retries, firstWaitMs, later, random }: RetryOptions): TRPCLink<AybizaRouter> {
  return () =>
    ({ op, next }) =>
      observable((observer) => {
        let failures = 0;
        let attempt: Unsubscribable | undefined;
        let callOff: (() => void) | undefined;
        function start(): void {
          callOff = undefined;
          attempt = next(op).subscribe({
            next: (value) => observer.next(value),
            complete: () => observer.complete(),
            error(thrown) {
              const error = toAybizaError(thrown);
              failures += 1;
              if (failures > retries || !mayBeTriedAgain(op, error)) observer.error(error);
              else callOff = later(start, waitMs(firstWaitMs * 2 ** (failures - 1), error, random()));
            },
          });
        }
        start();
        return () => {
          callOff?.();
          attempt?.unsubscribe();
        };
      });
}

function mayBeTriedAgain({ type, context }: Operation, { code, status }: AybizaError): boolean {
  if (type === 'subscription' || (type === 'mutation' && context.idempotencyKey === undefined)) return false;
  return code === 'UNREACHABLE' || code === 'IN_PROGRESS' || status === 429 || (status ?? 0) >= 500;
}

/** What the server asked for, else twice as long each time; spread, so that many who failed together do not come together. */
function waitMs(usualMs: number, { retryAfterS }: AybizaError, random: number): number {
  const asked = retryAfterS === undefined ? usualMs : retryAfterS * 1_000;
  const spread = asked * (retryAfterS === undefined ? 0.5 + random / 2 : 1 + random / 4);
  return Math.min(LONGEST_WAIT_MS, spread);
}
