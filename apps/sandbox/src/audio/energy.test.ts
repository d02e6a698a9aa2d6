import { describe, expect, it } from 'vitest';
import { levelOf, SILENT_DBFS } from './energy.ts';
import { encodeMuLaw } from './mu-law.ts';

function tone(amplitude: number): Uint8Array {
  return encodeMuLaw(Int16Array.from({ length: 160 }, (_, n) => Math.round(amplitude * Math.sin((n * Math.PI) / 10))));
}

describe('levelOf', () => {
  it('calls silence and nothing at all silent', () => {
    expect([levelOf(new Uint8Array(160).fill(0xff)), levelOf(new Uint8Array(0))]).toEqual([SILENT_DBFS, SILENT_DBFS]);
  });

  it('puts a full sine 3 dB below a full square', () => {
    expect(levelOf(tone(32_000))).toBeCloseTo(-3.2, 0);
  });

  it('falls 20 dB for a tenth of the amplitude', () => {
    expect(levelOf(tone(20_000)) - levelOf(tone(2000))).toBeCloseTo(20, 0);
  });
});
