import { expect, test } from 'vitest';
import { peaksOf } from './use-waveform.ts';

test('a bar is as high as the loudest sample of its stretch, whichever way it swings', () => {
  expect(peaksOf(new Float32Array([0, 0.5, -1, 0.25]), 2)).toEqual([0.5, 1]);
});

test('silence of no length has no bars', () => {
  expect(peaksOf(new Float32Array(0))).toEqual([]);
});
