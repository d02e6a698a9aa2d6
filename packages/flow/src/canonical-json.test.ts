import { describe, expect, it } from 'vitest';
import { canonicalJson, contentHash, portableDigest } from './canonical-json.ts';

describe('the content hash', () => {
  it.each([[{ b: 1, a: [true, null, 'ü€😀\ud800'] }], [{}], ['x'.repeat(100_000)]])(
    'is the same with the platform’s digest and with the one that runs everywhere',
    (value) => {
      const compact = JSON.stringify(JSON.parse(canonicalJson(value)));
      expect(contentHash(value)).toBe(portableDigest(compact));
    },
  );

  it('does not depend on the order of members', () => {
    expect(contentHash({ a: { c: 1, d: 2 }, b: 3 })).toBe(contentHash({ b: 3, a: { d: 2, c: 1 } }));
  });

  it('is that of SHA-256', () => {
    expect(portableDigest('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  });
});
