import { describe, expect, it } from 'vitest';
import { Resampler } from './resampler.ts';

const tone = (hz: number, { rateHz, ms }: { rateHz: number; ms: number }) =>
  Int16Array.from({ length: (rateHz * ms) / 1000 }, (_value, index) =>
    Math.round(8_000 * Math.sin((2 * Math.PI * hz * index) / rateHz)),
  );

/** Root of the mean square, away from the edges, where the filter meets the silence around. */
function loudness(samples: Int16Array): number {
  const middle = samples.subarray(samples.length / 4, (samples.length * 3) / 4);
  return Math.sqrt(middle.reduce((sum, sample) => sum + sample * sample, 0) / middle.length);
}

function change(samples: Int16Array, { from, to, piece }: { from: number; to: number; piece: number }): Int16Array {
  const resampler = new Resampler(from, to);
  const pieces: number[] = [];
  for (let at = 0; at < samples.length; at += piece) pieces.push(...resampler.add(samples.subarray(at, at + piece)));
  return Int16Array.from([...pieces, ...resampler.end()]);
}

describe('a stream at another rate', () => {
  it.each([
    [24_000, 8_000],
    [24_000, 16_000],
    [8_000, 16_000],
  ])('keeps a voice and its length, from %i to %i Hz', (from, to) => {
    const made = change(tone(1_000, { rateHz: from, ms: 300 }), { from, to, piece: 1_000 });
    expect(made.length).toBe((to * 300) / 1000);
    const wanted = tone(1_000, { rateHz: to, ms: 300 });
    const middle = Array.from(made.subarray(made.length / 4, made.length / 2));
    for (const [index, sample] of middle.entries())
      expect(Math.abs(sample - (wanted[index + made.length / 4] ?? 0))).toBeLessThan(100);
  });

  it('lets nothing through that the slower rate cannot hold: it would come back as another tone', () => {
    const made = change(tone(6_000, { rateHz: 24_000, ms: 300 }), { from: 24_000, to: 8_000, piece: 777 });
    expect(loudness(made)).toBeLessThan(8_000 / Math.SQRT2 / 300);
  });

  it('is the same in whatever pieces it comes', () => {
    const samples = tone(440, { rateHz: 24_000, ms: 100 });
    const wanted = change(samples, { from: 24_000, to: 8_000, piece: samples.length });
    for (const piece of [1, 2, 7, 480]) expect(change(samples, { from: 24_000, to: 8_000, piece })).toEqual(wanted);
  });
});
