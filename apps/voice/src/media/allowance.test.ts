import { fakeClock } from '@aybiza/foundation/testing/fake-clock';
import { describe, expect, it } from 'vitest';
import { createAudioAllowance, createKeyAllowance } from './allowance.ts';

describe('sound', () => {
  it('passes in real time for hours, with pauses and jitter', () => {
    const clock = fakeClock();
    const mayPass = createAudioAllowance(clock);
    for (let second = 0; second < 7_200; second += 1) {
      clock.advance(1_000);
      for (let frame = 0; frame < 50; frame += 1) expect(mayPass(160)).toBe(true);
    }
  });

  it('that comes ten times too fast passes at one and a half times its pace', () => {
    const clock = fakeClock();
    const mayPass = createAudioAllowance(clock);
    let passed = 0;
    for (let tick = 0; tick < 3_000; tick += 1) {
      clock.advance(2);
      if (mayPass(160)) passed += 160;
    }
    // Six seconds at most one and a half times, and two seconds at once.
    expect(passed).toBeLessThanOrEqual(6 * 12_000 + 16_000);
    expect(passed).toBeGreaterThan(6 * 11_900);
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
