import { decodeMuLaw, durationMs, encodeMuLaw, MU_LAW_SILENCE, meanLevel } from '@aybiza/providers/audio/mu-law';
import { describe, expect, it } from 'vitest';
import { resample, samplesOf } from './resample.ts';
import { apologyTone } from './tones.ts';

describe('μ-law', () => {
  it('gives back every byte that it decoded, but for the second zero', () => {
    const all = Uint8Array.from({ length: 256 }, (_value, index) => index);
    const changed = [...encodeMuLaw(decodeMuLaw(all))].filter((byte, index) => byte !== index);
    expect(changed).toEqual([MU_LAW_SILENCE]);
  });

  it.each([
    [0xff, 0],
    [0x80, 32_124],
    [0x00, -32_124],
  ])('decodes %i as the standard says', (byte, sample) => {
    expect(decodeMuLaw(Uint8Array.of(byte))[0]).toBe(sample);
  });

  it('tells silence from a tone', () => {
    expect(meanLevel(new Uint8Array(160).fill(MU_LAW_SILENCE))).toBe(0);
    expect(meanLevel(apologyTone())).toBeGreaterThan(3_000);
  });
});

describe('resample', () => {
  it('keeps the length in time and the loudness of speech frequencies', () => {
    const tone = Int16Array.from(
      { length: 4_800 },
      (_value, index) => 10_000 * Math.sin((2 * Math.PI * 440 * index) / 48_000),
    );
    const out = resample(tone, { fromHz: 48_000, toHz: 8_000 });
    expect(durationMs(out.length)).toBe(100);
    expect(Math.max(...out)).toBeGreaterThan(9_500);
  });

  it('leaves an odd byte for the next piece', () => {
    expect(samplesOf(Uint8Array.of(1, 0, 9))).toEqual(Int16Array.of(1));
  });
});
