import { encodeMuLaw, MU_LAW_RATE_HZ } from '@aybiza/providers/audio/mu-law';
import { describe, expect, it } from 'vitest';
import { loadVoiceChecks, type Verdict } from './voice-check.ts';

const checks = await loadVoiceChecks();

/** The same numbers each time. */
function noiseSource(): () => number {
  let state = 1;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 31 - 1;
  };
}

/** A vowel: a buzz whose overtones two cavities of the mouth bring out, as in “ah” (Peterson and Barney 1952). */
function vowel(second: number): number {
  let level = 0;
  for (let overtone = 1; overtone < 25; overtone += 1) {
    const hertz = overtone * 125;
    const near = (formant: number, width: number) => Math.exp(-(((hertz - formant) / width) ** 2));
    level +=
      (near(730, 150) + 0.5 * near(1_090, 150) + 0.2 * near(2_440, 200)) * Math.sin(2 * Math.PI * hertz * second);
  }
  return 4_000 * level;
}

function audio(ms: number, sound: (second: number) => number): Uint8Array {
  const samples = Int16Array.from({ length: (ms * MU_LAW_RATE_HZ) / 1000 }, (_value, index) =>
    sound(index / MU_LAW_RATE_HZ),
  );
  return encodeMuLaw(samples);
}

/** The verdict, and after how many ms of sound it was there. */
function look(sound: Uint8Array, pieceBytes = 160): { verdict: Verdict; ms: number } {
  const check = checks.begin();
  for (let from = 0; from < sound.length; from += pieceBytes) {
    const verdict = check.hear(sound.subarray(from, from + pieceBytes));
    if (verdict === 'unsure') continue;
    check.close();
    return { verdict, ms: ((from + pieceBytes) * 1000) / MU_LAW_RATE_HZ };
  }
  check.close();
  return { verdict: 'unsure', ms: Number.POSITIVE_INFINITY };
}

describe('a sound that begins', () => {
  it('is a voice after a hundred milliseconds', () => {
    const { verdict, ms } = look(audio(400, vowel));
    expect(verdict).toBe('voice');
    expect(ms).toBeLessThanOrEqual(100);
  });

  const noise = noiseSource();
  it.each([
    ['clicks', (second: number) => ((second * 1000) % 40 < 3 ? 15_000 * noise() : 0)],
    ['silence', () => 0],
  ])('is none when it is %s', (_what, sound) => {
    expect(look(audio(400, sound)).verdict).toBe('noise');
  });

  it('is none when it is hiss, but for a few bursts in a hundred', () => {
    const bursts = Array.from({ length: 100 }, (_value, index) =>
      audio(300, () => 1_000 * (1 + (index % 8)) * noise()),
    );
    expect(bursts.filter((burst) => look(burst).verdict === 'voice').length).toBeLessThanOrEqual(3);
  });

  it('is the same however it comes in pieces', () => {
    const sound = audio(400, vowel);
    expect([37, 80, 1_000].map((bytes) => look(sound, bytes).verdict)).toEqual(['voice', 'voice', 'voice']);
  });
});
