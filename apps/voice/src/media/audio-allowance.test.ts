import { fakeClock } from '@aybiza/foundation/testing/fake-clock';
import { describe, expect, it } from 'vitest';
import { createAudioAllowance } from './audio-allowance.ts';

const FRAME = 160;

/** How many frames pass when so many come at once. */
function passing(mayPass: (bytes: number) => boolean, frames: number): number {
  return Array.from({ length: frames }, () => mayPass(FRAME)).filter((passed) => passed).length;
}

describe('the allowance for sound', () => {
  it('lets through what comes as fast as people speak, for as long as they do', () => {
    const clock = fakeClock();
    const mayPass = createAudioAllowance(clock);
    for (let frame = 0; frame < 60_000 / 20; frame += 1) {
      clock.advance(20);
      expect(mayPass(FRAME)).toBe(true);
    }
  });

  it('lets through a burst of two seconds, and then half as much again as people speak', () => {
    const clock = fakeClock();
    const mayPass = createAudioAllowance(clock);
    expect(passing(mayPass, 1_000)).toBe(100);
    clock.advance(1_000);
    expect(passing(mayPass, 1_000)).toBe(75);
  });

  it('saves up no more than one burst beside the one it has', () => {
    const clock = fakeClock();
    const mayPass = createAudioAllowance(clock);
    clock.advance(600_000);
    expect(passing(mayPass, 1_000)).toBeLessThanOrEqual(200);
    clock.advance(600_000);
    expect(passing(mayPass, 1_000)).toBe(100);
  });

  it('counts frames that come one by one, but too fast', () => {
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
