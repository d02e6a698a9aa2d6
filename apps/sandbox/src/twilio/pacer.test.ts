import { fakeClock } from '@aybiza/foundation/testing/fake-clock';
import { describe, expect, it } from 'vitest';
import { createPacer } from './pacer.ts';

describe('createPacer', () => {
  it('ticks every 20 ms for everybody who has joined', () => {
    const clock = fakeClock();
    const pacer = createPacer(clock);
    const startedAt = clock.now();
    const seen: string[] = [];
    pacer.join((at) => seen.push(`a${at - startedAt}`));
    const leave = pacer.join((at) => seen.push(`b${at - startedAt}`));
    clock.advance(40);
    leave();
    clock.advance(20);
    expect(seen).toEqual(['a20', 'b20', 'a40', 'b40', 'a60']);
  });

  it('makes up for timers that come late, so that the pace stays that of the clock', () => {
    const { clock, wake, pending } = lateClock();
    const seen: number[] = [];
    createPacer(clock).join((at) => seen.push(at));
    wake(27);
    expect([seen, pending()]).toEqual([[20], 13]);
    wake(75);
    expect([seen, pending()]).toEqual([[20, 40, 60], 5]);
  });

  it('skips what was missed in a long standstill', () => {
    const { clock, wake } = lateClock();
    const seen: number[] = [];
    createPacer(clock).join((at) => seen.push(at));
    wake(10_000);
    expect([seen.length, seen[0], seen.at(-1)]).toEqual([51, 9000, 10_000]);
  });

  it('holds no timer when everybody has left', () => {
    const { clock, pending } = lateClock();
    const pacer = createPacer(clock);
    const leave = pacer.join(() => {});
    expect(pending()).toBe(20);
    leave();
    expect(pending()).toBeUndefined();
  });
});

/** A clock whose one timer comes when the test says so. */
function lateClock() {
  let now = 0;
  let timer: { delayMs: number; callback: () => void } | undefined;
  return {
    clock: {
      now: () => now,
      monotonic: () => now,
      after(delayMs: number, callback: () => void) {
        const mine = { delayMs, callback };
        timer = mine;
        return () => {
          if (timer === mine) timer = undefined;
        };
      },
    },
    wake(at: number) {
      now = at;
      timer?.callback();
    },
    pending: () => timer?.delayMs,
  };
}
