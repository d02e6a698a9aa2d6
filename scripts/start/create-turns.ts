import { setTimeout as delay } from 'node:timers/promises';

/** Does something when its turn comes; resolves or rejects as that does. */
export type InTurn = <Result>(task: () => Promise<Result>) => Promise<Result>;

/** One task at a time, in the order in which they are given. Whatever takes longer than `longestMs` goes on beside the next. */
export function createTurns(longestMs: number): InTurn {
  let free: Promise<unknown> = Promise.resolve();
  return (task) => {
    const begun = free.then(() => ({ done: task() }));
    free = begun.then(({ done }) => Promise.race([done.catch(() => {}), delay(longestMs, undefined, { ref: false })]));
    return begun.then(({ done }) => done);
  };
}
