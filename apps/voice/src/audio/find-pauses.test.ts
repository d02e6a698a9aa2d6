import { MU_LAW_SILENCE } from '@aybiza/providers/audio/mu-law';
import { expect, it } from 'vitest';
import { findPauses } from './find-pauses.ts';

const sound = (ms: number) => new Uint8Array(ms * 8).fill(0x90);
const quiet = (ms: number) => new Uint8Array(ms * 8).fill(MU_LAW_SILENCE);
const joined = (...parts: Uint8Array[]) => Uint8Array.from(parts.flatMap((part) => [...part]));

it('finds where nothing is said, at both ends as well', () => {
  const audio = joined(quiet(200), sound(400), quiet(300), sound(500), quiet(160));
  expect(findPauses(audio)).toEqual([
    { fromMs: 0, toMs: 200 },
    { fromMs: 600, toMs: 900 },
    { fromMs: 1_400, toMs: 1_560 },
  ]);
});

it('takes the gap between two words for none', () => {
  expect(findPauses(joined(sound(400), quiet(120), sound(400)))).toEqual([]);
});

it('finds none in no sound', () => {
  expect(findPauses(new Uint8Array(0))).toEqual([]);
});
