import { setTimeout as delay } from 'node:timers/promises';

const POLL_MS = 50;
/** Longer than any app's start on a slow machine, shorter than a person's patience. */
const HEALTH_TIMEOUT_MS = 60_000;
/** One request; the next is tried after it. */
const REQUEST_TIMEOUT_MS = 2_000;

/** Resolves true when the address answers 200; false when it does not within a minute or the signal says it is pointless. */
export async function waitUntilHealthy(url: string, signal: AbortSignal): Promise<boolean> {
  const deadline = AbortSignal.any([signal, AbortSignal.timeout(HEALTH_TIMEOUT_MS)]);
  while (!deadline.aborted) {
    const attempt = AbortSignal.any([deadline, AbortSignal.timeout(REQUEST_TIMEOUT_MS)]);
    const healthy = await fetch(url, { signal: attempt }).then(
      async (response) => {
        await response.body?.cancel();
        return response.ok;
      },
      () => false, // not listening yet
    );
    if (healthy) return true;
    await delay(POLL_MS, undefined, { signal: deadline }).catch(() => {}); // aborted: the loop ends
  }
  return false;
}
