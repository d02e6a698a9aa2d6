import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AudioRing } from './audio-ring.ts';
import { decodeMuLaw, encodeMuLaw, meanLevel, SPEECH_LEVEL } from './mu-law.ts';

describe('μ-law', () => {
  it('comes back as the same byte from the samples it stands for', () => {
    const bytes = Uint8Array.from({ length: 256 }, (_, byte) => byte);
    // Both zeros are silence.
    expect([...encodeMuLaw(decodeMuLaw(bytes))]).toEqual([...bytes].map((byte) => (byte === 0x7f ? 0xff : byte)));
  });

  it('has the levels of the standard', () => {
    expect([...decodeMuLaw(Uint8Array.of(0x00, 0x80, 0xff, 0x7f))]).toEqual([-32124, 32124, 0, 0]);
  });

  it('tells a voice from a quiet line without decoding', () => {
    const tone = Int16Array.from({ length: 160 }, (_, index) => Math.round(2000 * Math.sin(index / 4)));
    expect(meanLevel(encodeMuLaw(tone))).toBeGreaterThan(SPEECH_LEVEL);
    expect(meanLevel(encodeMuLaw(tone.map((sample) => sample / 20)))).toBeLessThan(SPEECH_LEVEL);
    expect(meanLevel(new Uint8Array(0))).toBe(0);
  });
});

describe('the ring of audio', () => {
  it('keeps the latest of whatever is added, in order', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 25 }), { maxLength: 12 }), (pieces) => {
        const ring = new AudioRing(10);
        for (const piece of pieces) ring.add(piece);
        expect([...ring.read()]).toEqual(pieces.flatMap((piece) => [...piece]).slice(-10));
      }),
    );
  });

  it('is empty once it was cleared, whatever was in it', () => {
    const ring = new AudioRing(4);
    ring.add(Uint8Array.of(1, 2, 3, 4, 5));
    ring.clear();
    expect(ring.read().length).toBe(0);
    ring.add(Uint8Array.of(6, 7));
    expect([...ring.read()]).toEqual([6, 7]);
  });
});
