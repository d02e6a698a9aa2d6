import { describe, expect, it } from 'vitest';
import { fromSoundingText, toSoundingText } from './sounding-text.ts';

describe('sounding text', () => {
  it('is read back from the sound, also with silence around it', () => {
    const silence = new Uint8Array(480).fill(0xff);
    const sound = [silence, toSoundingText('Tuesday at three, café'), silence].flatMap((piece) => [...piece]);
    expect(fromSoundingText(Uint8Array.from(sound))).toEqual(['Tuesday at three, café']);
  });

  it('lasts about sixty milliseconds per character', () => {
    expect(toSoundingText('a'.repeat(50)).length / 8).toBe(3000);
  });

  it('is nothing when the sound was cut before the end of the text', () => {
    expect(fromSoundingText(toSoundingText('hello there').subarray(0, 20))).toEqual([]);
  });
});
