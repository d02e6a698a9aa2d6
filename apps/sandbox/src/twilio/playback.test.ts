import { describe, expect, it } from 'vitest';
import { Playback } from './playback.ts';

function sound(ms: number, byte = 0x10): Uint8Array {
  return new Uint8Array(ms * 8).fill(byte);
}

/** Advances frame by frame and gives the ms of sound in each. */
function play(playback: Playback, ms: number): number[] {
  const frame = new Uint8Array(160);
  return Array.from({ length: ms / 20 }, () => playback.advance(frame) / 8);
}

describe('Playback', () => {
  it('plays in order, filling the rest of a frame with silence', () => {
    const playback = new Playback();
    playback.push(sound(15, 1));
    playback.push(sound(10, 2));
    const [first, second] = [new Uint8Array(160), new Uint8Array(160)];
    expect([playback.advance(first), playback.advance(second)]).toEqual([160, 40]);
    expect([...new Set(first)]).toEqual([1, 2]);
    expect([...new Set(second)]).toEqual([2, 0xff]);
  });

  it('reaches a mark when everything before it was played, not earlier', () => {
    const playback = new Playback();
    playback.push(sound(40));
    playback.mark('a');
    playback.push(sound(20));
    playback.mark('b');
    play(playback, 20);
    expect(playback.takeReached()).toEqual([]);
    play(playback, 20);
    expect(playback.takeReached()).toEqual(['a']);
    play(playback, 20);
    expect(playback.takeReached()).toEqual(['b']);
  });

  it('reaches a mark at once when there is nothing to play', () => {
    const playback = new Playback();
    playback.mark('a');
    expect([playback.takeReached(), playback.takeReached()]).toEqual([['a'], []]);
  });

  it('loses the sound and reaches every waiting mark when it is cleared', () => {
    const playback = new Playback();
    playback.push(sound(100));
    playback.mark('a');
    playback.push(sound(100));
    playback.mark('b');
    play(playback, 60);
    expect(playback.clear()).toBe(140);
    expect(playback.takeReached()).toEqual(['a', 'b']);
    expect([playback.bufferedMs, ...play(playback, 20)]).toEqual([0, 0]);
  });

  it('counts a gap in the middle of an utterance, with its length', () => {
    const playback = new Playback();
    playback.push(sound(30));
    play(playback, 100);
    playback.push(sound(20));
    play(playback, 20);
    expect(playback.underruns).toEqual({ count: 1, totalMs: 70 });
  });

  it('counts no gap before the first sound, after a clear, or between turns', () => {
    const playback = new Playback();
    play(playback, 100);
    playback.push(sound(100));
    play(playback, 20);
    playback.clear();
    play(playback, 60);
    playback.push(sound(20));
    play(playback, 1000);
    playback.push(sound(20));
    expect(playback.underruns).toEqual({ count: 0, totalMs: 0 });
  });

  it('counts no gap for sound that comes in time', () => {
    const playback = new Playback();
    for (let piece = 0; piece < 5; piece += 1) {
      playback.push(sound(20));
      play(playback, 20);
    }
    expect(playback.underruns.count).toBe(0);
  });

  it('discards what goes beyond ten minutes', () => {
    const playback = new Playback();
    expect(playback.push(sound(10 * 60 * 1000))).toBe(true);
    expect(playback.push(sound(20))).toBe(false);
    expect(playback.bufferedMs).toBe(600_000);
  });
});
