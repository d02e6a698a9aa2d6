import { describe, expect, it } from 'vitest';
import { encodeMuLaw } from './mu-law.ts';
import { readWav, writeWav } from './wav.ts';

function withChunk(wav: Uint8Array, chunk: readonly number[]): Uint8Array {
  return Uint8Array.from([...wav.subarray(0, 12), ...chunk, ...wav.subarray(12)]);
}

describe('wav', () => {
  it('reads back what was written, channel by channel', () => {
    const sound = { channels: [Int16Array.of(1, -2, 32_767), Int16Array.of(4, 5, -32_768)], sampleRateHz: 8000 };
    expect(readWav(writeWav(sound))).toEqual(sound);
  });

  it('writes the header byte for byte as the format has it', () => {
    const bytes = writeWav({ channels: [Int16Array.of(0x0102)], sampleRateHz: 8000 });
    expect(Buffer.from(bytes).toString('hex')).toBe(
      '524946462600000057415645666d74201000000001000100401f0000803e0000020010006461746102000000' + '0201',
    );
  });

  it('skips chunks it does not know, with their padding', () => {
    const wav = writeWav({ channels: [Int16Array.of(7)], sampleRateHz: 16_000 });
    const listChunk = [0x4c, 0x49, 0x53, 0x54, 3, 0, 0, 0, 1, 2, 3, 0];
    expect(readWav(withChunk(wav, listChunk))).toEqual({ channels: [Int16Array.of(7)], sampleRateHz: 16_000 });
  });

  it('reads mu-law files', () => {
    const wav = writeWav({ channels: [Int16Array.of(0, 0)], sampleRateHz: 8000 });
    const view = new DataView(wav.buffer);
    view.setUint16(20, 7, true);
    view.setUint16(34, 8, true);
    wav.set(encodeMuLaw(Int16Array.of(0, 8, -8, 260)), 44);
    expect(readWav(wav).channels).toEqual([Int16Array.of(0, 8, -8, 260)]);
  });

  it('takes what there is of a file that was cut off', () => {
    const wav = writeWav({ channels: [Int16Array.of(1, 2, 3)], sampleRateHz: 8000 });
    expect(readWav(wav.subarray(0, 48)).channels).toEqual([Int16Array.of(1, 2)]);
  });

  it.each([
    ['an empty file', new Uint8Array(0), 'begin as a WAVE'],
    ['a header alone', writeWav({ channels: [], sampleRateHz: 8000 }).subarray(0, 30), 'format is cut off'],
    ['no samples', writeWav({ channels: [], sampleRateHz: 8000 }).subarray(0, 36), 'no samples'],
  ])('refuses %s', (_, bytes, reason) => {
    expect(() => readWav(bytes)).toThrow(reason);
  });
});
