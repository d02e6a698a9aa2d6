import { describe, expect, it } from 'vitest';
import { SoundTrack } from './sound-track.ts';

const LOUD = new Uint8Array(160).fill(0x10);
const SILENT = new Uint8Array(160).fill(0xff);

function track(frames: string, keptMs = 60_000): SoundTrack {
  const result = new SoundTrack(keptMs);
  for (const [index, kind] of [...frames].entries()) {
    if (kind !== ' ') result.write(index * 20, kind === '#' ? LOUD : SILENT);
  }
  return result;
}

describe('SoundTrack', () => {
  it('makes one segment of sounds with short pauses, and another after a long one', () => {
    const pause = '.'.repeat(11);
    expect(track(`..##..#${pause}#`).segments).toEqual([
      { startMs: 40, endMs: 140 },
      { startMs: 360, endMs: 380 },
    ]);
  });

  it('does not take silence that was sent for sound', () => {
    expect(track('....').segments).toEqual([]);
  });

  it('finds the first sound after a moment, also in the middle of a segment', () => {
    const heard = track(`##${'.'.repeat(20)}##`);
    expect([0, 30, 40, 441, 500].map((ms) => heard.timeOfFirstSoundAfter(ms))).toEqual([0, 30, 440, 441, undefined]);
  });

  it('gives the sound between two moments, with silence where nothing was written', () => {
    const heard = track('# #');
    expect([...heard.muLaw(10, 50)]).toEqual([...LOUD.subarray(80), ...SILENT, ...LOUD.subarray(80)]);
  });

  it('finds the sound of a segment at its times, whenever it began', () => {
    const heard = new SoundTrack(60_000);
    for (const atMs of [1007, 1027]) heard.write(atMs, LOUD);
    const [segment] = heard.segments;
    expect([...heard.muLaw(segment?.startMs, segment?.endMs)]).toEqual([...LOUD, ...LOUD]);
  });

  it('keeps no more sound than it may, but goes on with the times', () => {
    const heard = track('####', 40);
    expect([heard.muLaw().length, heard.segments]).toEqual([320, [{ startMs: 0, endMs: 80 }]]);
  });
});
