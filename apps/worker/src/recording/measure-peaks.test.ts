import { expect, test } from 'vitest';
import { measurePeaks } from './measure-peaks.ts';

const SECOND = 8_000;

/** Stereo sound of some seconds, cut into pieces of so many frames. */
function* soundOf(seconds: number, isLoud: (second: number, channel: number) => boolean, pieceFrames: number) {
  const samples = Int16Array.from({ length: seconds * SECOND * 2 }, (_, at) =>
    isLoud(Math.floor(at / 2 / SECOND), at % 2) ? -32_124 : 0,
  );
  for (let at = 0; at < samples.length; at += pieceFrames * 2) yield samples.subarray(at, at + pieceFrames * 2);
}

test.each([1, 777, 80_000])(
  'the loudness of each channel is told over time, whatever pieces it comes in: %d',
  (pieceFrames) => {
    const peaks = measurePeaks(8 * SECOND);
    for (const piece of soundOf(8, (second, channel) => (channel === 0 ? second < 2 : second >= 6), pieceFrames)) {
      peaks.add(piece);
    }
    const [caller, agent] = peaks.list();
    expect([caller?.length, agent?.length]).toEqual([160, 160]);
    expect([caller?.[0], caller?.[39], caller?.[40], caller?.[159]]).toEqual([0.98, 0.98, 0, 0]);
    expect([agent?.[0], agent?.[119], agent?.[120], agent?.[159]]).toEqual([0, 0, 0.98, 0.98]);
  },
);

test('a recording without sound, or shorter than its bars, is no trouble', () => {
  expect(measurePeaks(0).list()).toEqual([[], []]);
  const peaks = measurePeaks(8);
  peaks.add(new Int16Array(16).fill(32_767));
  expect(peaks.list()).toEqual([new Array(8).fill(1), new Array(8).fill(1)]);
});
