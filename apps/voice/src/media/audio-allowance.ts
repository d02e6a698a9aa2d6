import type { Clock } from '@aybiza/foundation/clock';
import { MU_LAW_RATE_HZ } from '../audio/mu-law.ts';

/** Speech comes in real time; half as much again covers clocks and jitter. */
const FACTOR = 1.5;
const BURST_MS = 2_000;

/**
 * Lets sound through as fast as people speak; what comes faster is dropped, so that nobody buys recognition by the minute in seconds. The
 * clock is looked at only once the last burst is used up, not for each of fifty frames a second.
 */
export function createAudioAllowance(clock: Clock): (bytes: number) => boolean {
  const most = (BURST_MS * MU_LAW_RATE_HZ) / 1000;
  let available = most;
  let filledAt = clock.monotonic();
  return (bytes) => {
    if (bytes > available) {
      const now = clock.monotonic();
      available = Math.min(most, available + Math.floor(((now - filledAt) * MU_LAW_RATE_HZ * FACTOR) / 1000));
      filledAt = now;
    }
    if (bytes > available) return false;
    available -= bytes;
    return true;
  };
}
