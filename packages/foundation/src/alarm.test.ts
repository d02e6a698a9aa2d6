import { describe, expect, it } from 'vitest';
import { Alarm } from './alarm.ts';
import type { Clock } from './clock.ts';
import { type FakeClock, fakeClock } from './testing/fake-clock.ts';

/** A clock that counts the timers it was asked for. */
function counting(clock: FakeClock): { clock: Clock; timers: () => number } {
  let timers = 0;
  return {
    clock: {
      ...clock,
      after(delayMs, callback) {
        timers += 1;
        return clock.after(delayMs, callback);
      },
    },
    timers: () => timers,
  };
}

describe('an alarm', () => {
  it('rings once, when it was set to', () => {
    const clock = fakeClock();
    const rung: string[] = [];
    const alarm = new Alarm(clock);
    alarm.set(100, () => rung.push('one'));
    clock.advance(99);
    expect(rung).toEqual([]);
    clock.advance(500);
    expect(rung).toEqual(['one']);
  });

  it('rings when it was put off to, with what was said last', () => {
    const clock = fakeClock();
    const rung: number[] = [];
    const start = clock.now();
    const alarm = new Alarm(clock);
    for (let count = 0; count < 10; count += 1) {
      alarm.set(100, () => rung.push(clock.now() - start));
      clock.advance(60);
    }
    expect(rung).toEqual([]);
    clock.advance(500);
    expect(rung).toEqual([9 * 60 + 100]);
  });

  it('can be set to an earlier moment', () => {
    const clock = fakeClock();
    const rung: string[] = [];
    const alarm = new Alarm(clock);
    alarm.set(1_000, () => rung.push('late'));
    alarm.set(10, () => rung.push('soon'));
    clock.advance(10);
    expect(rung).toEqual(['soon']);
    clock.advance(5_000);
    expect(rung).toEqual(['soon']);
  });

  it('is silent once it is cleared, and can be set again', () => {
    const clock = fakeClock();
    const rung: string[] = [];
    const alarm = new Alarm(clock);
    alarm.set(100, () => rung.push('cleared'));
    alarm.clear();
    clock.advance(500);
    alarm.set(100, () => rung.push('again'));
    clock.advance(100);
    expect(rung).toEqual(['again']);
  });

  it('that slept waits once more, as long as it slept: what puts it off was perhaps asleep as well', () => {
    const clock = fakeClock();
    const start = clock.now();
    let sleepMs = 300;
    const sleepy: Clock = { ...clock, after: (delayMs, callback) => clock.after(delayMs + sleepMs, callback) };
    const rung: number[] = [];
    const alarm = new Alarm(sleepy);
    alarm.set(100, () => rung.push(clock.now() - start));
    clock.advance(400);
    sleepMs = 0;
    expect(rung).toEqual([]);
    clock.advance(1_000);
    expect(rung).toEqual([1_000]);
    sleepMs = 300;
    alarm.set(100, () => rung.push(clock.now()));
    clock.advance(450);
    alarm.clear();
    clock.advance(5_000);
    expect(rung).toEqual([1_000]);
  });

  it('can be set anew by what it does', () => {
    const clock = fakeClock();
    let rung = 0;
    const alarm = new Alarm(clock);
    const ring = () => {
      rung += 1;
      alarm.set(100, ring);
    };
    alarm.set(100, ring);
    clock.advance(1_000);
    expect(rung).toBe(10);
  });

  it('needs a timer for each of its spans, not for each time it is put off', () => {
    const fake = fakeClock();
    const { clock, timers } = counting(fake);
    const alarm = new Alarm(clock);
    for (let count = 0; count < 1_000; count += 1) {
      alarm.set(1_000, () => {});
      fake.advance(10);
    }
    expect(timers()).toBeLessThanOrEqual(11);
  });
});
