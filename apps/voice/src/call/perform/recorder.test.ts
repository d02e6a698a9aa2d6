import { fakeClock } from '@aybiza/foundation/testing/fake-clock';
import { MU_LAW_SILENCE } from '@aybiza/providers/audio/mu-law';
import { describe, expect, it } from 'vitest';
import { Audience } from './audience.ts';
import { createRecorder } from './recorder.ts';

const SAMPLES_PER_MS = 8;
const SOUND = 0x10;

function aRecording() {
  const clock = fakeClock();
  const segments: Uint8Array[] = [];
  const recorder = createRecorder({
    audience: new Audience(),
    clock,
    recordsFromStart: true,
    firstShare: 0.5,
    // Stored at once: its memory comes again with the next one.
    saveSegment: ({ audio, free }) => {
      segments.push(new Uint8Array(audio));
      free();
    },
  });
  /** One side of everything that was written: 0 the caller's, 1 the agent's. */
  const side = (channel: 0 | 1) => Buffer.concat(segments).filter((_sample, index) => index % 2 === channel);
  return { clock, recorder, side };
}

const sound = (ms: number) => new Uint8Array(ms * SAMPLES_PER_MS).fill(SOUND);
const silence = (ms: number) => new Uint8Array(ms * SAMPLES_PER_MS).fill(MU_LAW_SILENCE);

describe('a recording', () => {
  it.each([
    ['agent', 1],
    ['caller', 0],
  ] as const)('of a line that was without sound for minutes has the %s where it was heard', (who, channel) => {
    const { clock, recorder, side } = aRecording();
    clock.advance(300_000);
    recorder[who](sound(1_000));
    clock.advance(2_000);
    recorder.flush(true);
    const written = side(channel);
    const start = who === 'agent' ? 300_000 : 299_000;
    expect(written.length).toBe(302_000 * SAMPLES_PER_MS);
    expect(written.indexOf(SOUND)).toBe(start * SAMPLES_PER_MS);
    expect(written.lastIndexOf(SOUND)).toBe((start + 1_000) * SAMPLES_PER_MS - 1);
    expect(written[0]).toBe(MU_LAW_SILENCE);
  });

  it('has nothing of what was thrown away before it was heard', () => {
    const { clock, recorder, side } = aRecording();
    recorder.agent(sound(7_500));
    clock.advance(1_250);
    recorder.clearAgent();
    clock.advance(1_000);
    recorder.agent(sound(500));
    clock.advance(8_000);
    recorder.flush(true);
    const heard = [...side(1)].map((sample) => sample === SOUND);
    const at = (ms: number) => heard[ms * SAMPLES_PER_MS];
    expect([0, 1_249, 1_250, 2_249, 2_250, 2_749, 2_750, 5_000, 7_499].map(at)).toEqual([
      true,
      true,
      false,
      false,
      true,
      true,
      false,
      false,
      false,
    ]);
  });

  it('has what was sent ahead where it was heard, up to two minutes', () => {
    const { clock, recorder, side } = aRecording();
    for (let second = 0; second < 150; second += 1) recorder.agent(sound(1_000));
    clock.advance(150_000);
    recorder.flush(true);
    const written = side(1);
    expect(written.length).toBe(150_000 * SAMPLES_PER_MS);
    expect(written.filter((sample) => sample === SOUND).length).toBe(123_000 * SAMPLES_PER_MS);
  });

  it('is silent where the caller is not to be heard, and whole behind it', () => {
    const { clock, recorder, side } = aRecording();
    for (let frame = 0; frame < 300; frame += 1) {
      if (frame === 100) recorder.setMode('mask');
      if (frame === 200) recorder.setMode('resume');
      clock.advance(20);
      recorder.caller(sound(20));
    }
    recorder.flush(true);
    const written = side(0);
    expect(written.indexOf(MU_LAW_SILENCE)).toBe(2_000 * SAMPLES_PER_MS);
    expect(written.lastIndexOf(MU_LAW_SILENCE)).toBe(4_000 * SAMPLES_PER_MS - 1);
  });

  it("is silent on the caller's side while a secret is asked for, and stays so where the flow had it masked already", () => {
    const { clock, recorder, side } = aRecording();
    for (let frame = 0; frame < 500; frame += 1) {
      if (frame === 100) recorder.setMasked(true);
      if (frame === 200) recorder.setMasked(false);
      if (frame === 300) recorder.setMode('mask');
      if (frame === 350) recorder.setMasked(true);
      if (frame === 400) recorder.setMasked(false);
      clock.advance(20);
      recorder.caller(sound(20));
      recorder.agent(sound(20));
    }
    recorder.flush(true);
    const isHeardAt = (channel: 0 | 1) => (second: number) => side(channel)[second * 1_000 * SAMPLES_PER_MS] === SOUND;
    expect([1, 3, 5, 7, 9].map(isHeardAt(0))).toEqual([true, false, true, false, false]);
    expect([1, 3, 5, 7, 9].map(isHeardAt(1))).toEqual([true, true, true, true, true]);
  });

  it('has nothing of what is concealed within the time that words take, wherever its pieces end', () => {
    for (let beganMs = 0; beganMs < 3_000; beganMs += 100) {
      const { clock, recorder, side } = aRecording();
      const pass = (ms: number, audio: (ms: number) => Uint8Array) => {
        for (let passed = 0; passed < ms; passed += 20) {
          clock.advance(20);
          recorder.caller(audio(20), audio === sound);
        }
      };
      pass(beganMs, silence);
      pass(1_400, sound);
      pass(1_500, silence);
      recorder.conceal(3_000, 'caller');
      pass(6_000, silence);
      expect(side(0).length).toBeGreaterThan(beganMs * SAMPLES_PER_MS);
      recorder.flush(true);
      expect(side(0).includes(SOUND)).toBe(false);
    }
  });

  it('of a caller who makes a sound all the time is a quarter of a minute late, and no more', () => {
    const { clock, recorder, side } = aRecording();
    for (let frame = 0; frame < 50 * 60; frame += 1) {
      clock.advance(20);
      recorder.caller(sound(20), true);
    }
    expect(side(0).length).toBeGreaterThanOrEqual(42_000 * SAMPLES_PER_MS);
    expect(side(0).length).toBeLessThanOrEqual(45_000 * SAMPLES_PER_MS);
  });

  it('of two who speak at once has both on one time line', () => {
    const { clock, recorder, side } = aRecording();
    for (let frame = 0; frame < 600; frame += 1) {
      if (frame === 300) recorder.agent(sound(1_000));
      clock.advance(20);
      recorder.caller(sound(20));
    }
    recorder.flush(true);
    expect(side(0).every((sample) => sample === SOUND)).toBe(true);
    expect(side(1).indexOf(SOUND)).toBe(6_000 * SAMPLES_PER_MS);
  });
});
