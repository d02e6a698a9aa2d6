import type { ServerResponse } from 'node:http';
import type { Clock } from '@aybiza/foundation/clock';

/** Waits so long, or until the client has gone, and leaves no timer behind. */
export function waitFor(response: ServerResponse, clock: Clock, delayMs: number): Promise<void> {
  return new Promise((resolve) => {
    if (response.destroyed) return resolve();
    const done = () => {
      cancel();
      response.off('close', done);
      resolve();
    };
    const cancel = clock.after(delayMs, done);
    response.once('close', done);
  });
}
