import { fakeClock } from '@aybiza/foundation/testing/fake-clock';
import { describe, expect, it } from 'vitest';
import { createAudioAllowance, createKeyAllowance } from './allowance.ts';

const FRAME = 160;

/** How many frames pass when so many come at once. */
function passing(mayPass: (bytes: number) => boolean, frames: number): number {
  return Array.from({ length: frames }, () => mayPass(FRAME)).filter((passed) => passed).length;
}

describe('sound', () => {
  it('passes in real time for hours, with pauses and jitter', () => {
    const clock = fakeClock();
    const mayPass = createAudioAllowance(clock);
    for (let second = 0; second < 7_200; second += 1) {
      clock.advance(1_000);
      for (let frame = 0; frame < 50; frame += 1) expect(mayPass(160)).toBe(true);
    }
  });

  it('passes in a burst of two seconds, and then half as fast again as people speak', () => {
    const clock = fakeClock();
    const mayPass = createAudioAllowance(clock);
    expect(passing(mayPass, 1_000)).toBe(100);
    clock.advance(1_000);
    expect(passing(mayPass, 1_000)).toBe(75);
  });

  it('is saved up for no more than one burst beside the one that there is', () => {
    const clock = fakeClock();
    const mayPass = createAudioAllowance(clock);
    clock.advance(600_000);
    expect(passing(mayPass, 1_000)).toBeLessThanOrEqual(200);
    clock.advance(600_000);
    expect(passing(mayPass, 1_000)).toBe(100);
  });

  it('that comes frame by frame, but too fast, is cut down', () => {
    const clock = fakeClock();
    const mayPass = createAudioAllowance(clock);
    let passed = 0;
    for (let frame = 0; frame < 2_000; frame += 1) {
      clock.advance(5);
      if (mayPass(FRAME)) passed += 1;
    }
    // Ten seconds: the burst, and one and a half times ten seconds of speech.
    expect(passed).toBeLessThanOrEqual(100 + 750);
    expect(passed).toBeGreaterThan(100 + 700);
  });
});

describe('keys', () => {
  it('pass as fast as a machine dials', () => {
    const clock = fakeClock();
    const mayPass = createKeyAllowance(clock);
    for (let key = 0; key < 1_000; key += 1) {
      clock.advance(100);
      expect(mayPass(1)).toBe(true);
    }
  });

  it('a hundred a second are cut down, and the first 64 are kept', () => {
    const clock = fakeClock();
    const mayPass = createKeyAllowance(clock);
    const passed = Array.from({ length: 500 }, () => {
      clock.advance(10);
      return mayPass(1);
    });
    expect(passed.slice(0, 64).every((each) => each)).toBe(true);
    expect(passed.filter((each) => each).length).toBeLessThanOrEqual(64 + 5 * 16 + 1);
  });
});
