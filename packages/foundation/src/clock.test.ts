import { afterEach, describe, expect, it, vi } from 'vitest';
import { systemClock } from './clock.ts';

const HOUR_MS = 3_600_000;

afterEach(() => vi.restoreAllMocks());

describe.each([
  ['an hour forward', HOUR_MS],
  ['an hour back', -HOUR_MS],
])('check 27: the machine’s clock is set %s', (_how, jumpMs) => {
  function jump() {
    const real = Date.now;
    const clock = systemClock();
    const before = clock.now();
    vi.spyOn(Date, 'now').mockImplementation(() => real() + jumpMs);
    return { clock, before };
  }

  it('and what is now goes on as before: nothing took an hour, and nothing took less than no time', () => {
    const { clock, before } = jump();
    const passed = clock.now() - before;
    expect([passed >= 0, passed < 60_000]).toEqual([true, true]);
  });

  it('and timers run after their time, not at once and not never', async () => {
    const { clock } = jump();
    const since = clock.monotonic();
    await new Promise<void>((resolve) => clock.after(20, resolve));
    expect(clock.monotonic() - since).toBeGreaterThanOrEqual(19);
  });
});
