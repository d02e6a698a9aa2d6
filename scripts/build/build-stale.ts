import { type BuildStep, findStale, runBuild } from './build-step.ts';

/** Told before a build begins and after it was successful. */
export interface BuildWatcher {
  /** Ends builds that run. */
  signal: AbortSignal;
  began(step: BuildStep): void;
  built(step: BuildStep, startedAt: number): void;
}

/** Two: a build keeps about one core busy and needs up to 1 GB. */
const AT_ONCE = 2;

/** Makes what is out of date. @throws the first build's error; builds that run already are waited for. */
export async function buildStale(steps: readonly BuildStep[], watcher: BuildWatcher): Promise<void> {
  const waiting = [...steps];
  const work = async () => {
    for (let step = waiting.shift(); step !== undefined; step = waiting.shift()) {
      const hash = await findStale(step);
      if (hash === undefined) continue;
      const startedAt = performance.now();
      watcher.began(step);
      await runBuild(step, hash, watcher.signal).catch((thrown: unknown) => {
        waiting.length = 0; // nobody needs the others any more
        throw thrown;
      });
      watcher.built(step, startedAt);
    }
  };
  const results = await Promise.allSettled(Array.from({ length: AT_ONCE }, work));
  for (const result of results) if (result.status === 'rejected') throw result.reason;
}
