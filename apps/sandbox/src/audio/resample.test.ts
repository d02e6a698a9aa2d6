import { describe, expect, it } from 'vitest';
import { resample } from './resample.ts';

function tone(frequencyHz: number, sampleRateHz: number): Int16Array {
  return Int16Array.from({ length: sampleRateHz / 2 }, (_, n) =>
    Math.round(10_000 * Math.sin((2 * Math.PI * frequencyHz * n) / sampleRateHz)),
  );
}

/** Root mean square, leaving out the edges where the filter sees the beginning and the end. */
function loudness(samples: Int16Array): number {
  const middle = samples.subarray(samples.length * 0.1, samples.length * 0.9);
  return Math.sqrt(middle.reduce((sum, sample) => sum + sample * sample, 0) / middle.length);
}

describe('resample', () => {
  it.each([
    [22_050, 8000],
    [8000, 48_000],
    [48_000, 8000],
    [16_000, 8000],
    [8000, 16_000],
    [8000, 22_050],
  ])('keeps a speech tone from %i Hz to %i Hz in pitch, loudness and phase', (fromHz, toHz) => {
    const result = resample(tone(440, fromHz), fromHz, toHz);
    const wanted = tone(440, toHz);
    expect(result.length).toBe(wanted.length);
    expect(loudness(result.map((sample, n) => sample - (wanted[n] ?? 0)))).toBeLessThan(loudness(wanted) / 300);
  });

  it('removes what the lower rate cannot carry instead of folding it back', () => {
    const result = resample(tone(6000, 22_050), 22_050, 8000);
    expect(loudness(result)).toBeLessThan(loudness(tone(440, 8000)) / 500);
  });

  it('gives back the same samples when the rate stays', () => {
    const samples = Int16Array.of(1, 2, 3);
    expect(resample(samples, 8000, 8000)).toEqual(samples);
  });

  it('keeps loud clicks within 16 bits', () => {
    const square = Int16Array.from({ length: 4000 }, (_, n) => (n % 80 < 40 ? 32_767 : -32_768));
    const result = resample(square, 8000, 16_000);
    const jumps = [...result].filter((sample, n) => n > 0 && Math.abs(sample - (result[n - 1] ?? 0)) > 60_000);
    expect(jumps).toEqual([]);
  });

  it('refuses a rate that is not a positive integer', () => {
    expect(() => resample(Int16Array.of(1), 8000, 0)).toThrow('positive integers');
  });
});
