import { describe, expect, it } from 'vitest';
import { decodeMuLaw, encodeMuLaw, MU_LAW_SILENCE } from './mu-law.ts';

describe('mu-law', () => {
  it.each([
    [0x00, -32_124],
    [0x80, 32_124],
    [0xff, 0],
    [0x7f, 0],
    [0xfe, 8],
    [0x7e, -8],
    [0xe7, 260],
    [0x9a, 10_876],
  ])('decodes byte %i as the G.711 table has it', (byte, sample) => {
    expect(decodeMuLaw(Uint8Array.of(byte))).toEqual(Int16Array.of(sample));
  });

  it('gives back every byte after decoding and encoding, but for the second zero', () => {
    const every = Uint8Array.from({ length: 256 }, (_, byte) => byte);
    const again = encodeMuLaw(decodeMuLaw(every));
    expect([...again].filter((byte, index) => byte !== index)).toEqual([MU_LAW_SILENCE]);
  });

  it('stays within half a step of every sample', () => {
    const samples = Int16Array.from({ length: 65_536 }, (_, index) => index - 32_768);
    const again = decodeMuLaw(encodeMuLaw(samples));
    const worst = samples.reduce((most, sample, index) => {
      const allowed = Math.abs(sample) / 32 + 5;
      return Math.max(most, Math.abs((again[index] ?? 0) - sample) / allowed);
    }, 0);
    expect(worst).toBeLessThanOrEqual(1);
  });

  it('encodes silence as the silence byte', () => {
    expect(encodeMuLaw(new Int16Array(3))).toEqual(new Uint8Array(3).fill(MU_LAW_SILENCE));
  });
});
