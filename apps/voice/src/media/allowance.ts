import type { Clock } from '@aybiza/foundation/clock';
import { MU_LAW_RATE_HZ } from '@aybiza/providers/audio/mu-law';

/**
 * Lets through what comes no faster than it is allowed to; everything else is dropped. The clock is looked at only once a burst is used
 * up, not for each of fifty frames a second.
 */
export type Allowance = (amount: number) => boolean;

interface Rate {
  readonly perSecond: number;
  /** So much may come at once. */
  readonly burst: number;
}

function createAllowance(clock: Clock, { perSecond, burst }: Rate): Allowance {
  let available = burst;
  let filledAt = clock.monotonic();
  return (amount) => {
    if (amount > available) {
      const now = clock.monotonic();
      available = Math.min(burst, available + Math.floor(((now - filledAt) * perSecond) / 1000));
      filledAt = now;
    }
    if (amount > available) return false;
    available -= amount;
    return true;
  };
}

/** Lines of a log about what is refused: a flood of it fills no disk, and what it is can still be seen. */
export function createRefusalAllowance(clock: Clock): Allowance {
  return createAllowance(clock, { perSecond: 10, burst: 100 });
}

/**
 * Bytes of μ-law: speech comes in real time, and half as much again covers clocks and jitter. So nobody buys recognition by the minute
 * in seconds.
 */
export function createAudioAllowance(clock: Clock): Allowance {
  return createAllowance(clock, { perSecond: 1.5 * MU_LAW_RATE_HZ, burst: 2 * MU_LAW_RATE_HZ });
}

/** Telephone keys: nobody presses more than a few a second, a machine that dials ten (ITU-T Q.24: 65 ms for each at the least). */
export function createKeyAllowance(clock: Clock): Allowance {
  return createAllowance(clock, { perSecond: 16, burst: 64 });
}
