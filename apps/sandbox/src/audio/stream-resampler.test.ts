import { describe, expect, it } from 'vitest';
import { loudness } from './samples.ts';
import { StreamResampler } from './stream-resampler.ts';

function tone(hz: number, rateHz: number): Float32Array {
  return Float32Array.from({ length: rateHz / 2 }, (_, index) => 0.5 * Math.sin((2 * Math.PI * hz * index) / rateHz));
}

function resample(samples: Float32Array, pieceLength: number): Float32Array {
  const resampler = new StreamResampler(22050, 8000);
  const output: number[] = [];
  for (let at = 0; at < samples.length; at += pieceLength) {
    output.push(...resampler.push(samples.slice(at, at + pieceLength)));
  }
  return Float32Array.from([...output, ...resampler.end()]);
}

describe('StreamResampler', () => {
  it('keeps the length and loudness of a tone in the speech band', () => {
    const out = resample(tone(1000, 22050), 22050);
    expect(Math.abs(out.length - 4000)).toBeLessThan(40);
    expect(loudness(out)).toBeCloseTo(loudness(tone(1000, 8000)), 1);
  });

  it('removes what the lower rate cannot carry instead of folding it back', () => {
    expect(loudness(resample(tone(7000, 22050), 22050))).toBeLessThan(0.02);
  });

  it('gives the same samples in small pieces as at once', () => {
    const pieces = resample(tone(440, 22050), 333);
    const whole = resample(tone(440, 22050), 22050);
    expect(pieces.length).toBe(whole.length);
    expect(Math.max(...pieces.map((sample, index) => Math.abs(sample - (whole[index] ?? 0))))).toBeLessThan(1e-4);
  });
});
