import { MU_LAW_SILENCE } from '@aybiza/providers/audio/mu-law';
import { describe, expect, it } from 'vitest';
import { SoundGatherer } from './sound-gatherer.ts';

const FRAME = 160;
const QUIET = new Uint8Array(FRAME).fill(MU_LAW_SILENCE);
const HISS = new Uint8Array(FRAME).fill(0xe8);
const VOICE = new Uint8Array(FRAME).fill(0x90);

/** Somebody who wants so much at a time, and the pieces they got, in frames. */
function aGatherer(wantsMs: number) {
  const taken: Uint8Array[] = [];
  const gatherer = new SoundGatherer((sound) => {
    taken.push(new Uint8Array(sound));
    return wantsMs;
  });
  const pieces = (frames: readonly Uint8Array[]) => {
    taken.length = 0;
    for (const frame of frames) gatherer.add(frame);
    return taken.map(({ length }) => length / FRAME);
  };
  return { gatherer, taken, pieces };
}

const times = (count: number, frame: Uint8Array) => Array.from({ length: count }, () => frame);

describe('frames of sound', () => {
  it('come one by one until it is known what is wanted, and in pieces of that length then', () => {
    expect(aGatherer(80).pieces(times(9, QUIET))).toEqual([1, 4, 4]);
    expect(aGatherer(40).pieces(times(5, QUIET))).toEqual([1, 2, 2]);
    expect(aGatherer(20).pieces(times(3, QUIET))).toEqual([1, 1, 1]);
  });

  it('fit into a piece to the last, though their letters could stand for two bytes more', () => {
    const { gatherer, taken } = aGatherer(80);
    for (let count = 0; count < 9; count += 1) {
      expect(gatherer.hasRoomFor(FRAME + 2)).toBe(true);
      gatherer.buffer.set(QUIET, gatherer.used);
      gatherer.added(FRAME);
    }
    expect(taken.map(({ length }) => length / FRAME)).toEqual([1, 4, 4]);
  });

  it('wait for 160 ms at the longest, whatever is wanted', () => {
    expect(aGatherer(1_000).pieces(times(17, QUIET))).toEqual([1, 8, 8]);
  });

  it('are there at once, with what was gathered before, when sound rises', () => {
    const { pieces } = aGatherer(80);
    pieces(times(5, QUIET));
    expect(pieces([QUIET, QUIET, VOICE, VOICE])).toEqual([3, 1]);
  });

  it('are joined over steady noise as well, once it is known', () => {
    const { gatherer, pieces } = aGatherer(80);
    pieces(times(40, HISS));
    gatherer.flush();
    expect(pieces(times(8, HISS))).toEqual([4, 4]);
    expect(pieces([HISS, VOICE])).toEqual([2]);
  });

  it('are all there, in order, whatever their length', () => {
    const { gatherer, taken } = aGatherer(80);
    const sound = Uint8Array.from({ length: 5_000 }, (_value, index) => index % 256);
    let from = 0;
    for (const length of [160, 1, 79, 640, 641, 2_000, 0, 160, 700]) {
      gatherer.add(sound.subarray(from, from + length));
      from += length;
    }
    gatherer.flush();
    gatherer.flush();
    expect(taken.flatMap((piece) => [...piece])).toEqual([...sound.subarray(0, from)]);
  });
});
