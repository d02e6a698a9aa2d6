import { MU_LAW_SILENCE } from '@aybiza/providers/audio/mu-law';
import { expect, it } from 'vitest';
import { PauseFinder } from './find-pauses.ts';

const sound = (ms: number) => new Uint8Array(ms * 8).fill(0x90);
const quiet = (ms: number) => new Uint8Array(ms * 8).fill(MU_LAW_SILENCE);
/** In pieces of that many bytes. */
function findPauses(audio: Uint8Array, pieceBytes = audio.length) {
  const finder = new PauseFinder();
  for (let from = 0; from < audio.length; from += pieceBytes) finder.add(audio.subarray(from, from + pieceBytes));
  return finder.pauses;
}

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

it('finds the same in whatever pieces the sound comes', () => {
  const audio = joined(quiet(150), sound(333), quiet(301), sound(47), quiet(200), sound(15));
  const whole = findPauses(audio);
  expect(whole).toHaveLength(3);
  for (const pieceBytes of [1, 7, 160, 161, 800]) expect(findPauses(audio, pieceBytes)).toEqual(whole);
});

it('goes on with a pause that was the end so far', () => {
  const finder = new PauseFinder();
  finder.add(joined(sound(400), quiet(160)));
  expect(finder.pauses).toEqual([{ fromMs: 400, toMs: 560 }]);
  finder.add(joined(quiet(100), sound(400)));
  expect(finder.pauses).toEqual([{ fromMs: 400, toMs: 660 }]);
});
