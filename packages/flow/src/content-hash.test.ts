import { describe, expect, it } from 'vitest';
import { contentHash, portableDigest } from './content-hash.ts';

describe('the content hash', () => {
  it.each([[{ b: 1, a: [true, null, 'ü€😀\ud800'] }], [{}], ['x'.repeat(100_000)]])(
    'is the same with the platform’s digest and with the one that runs everywhere',
    (value) => {
      expect(contentHash(value)).toBe(portableDigest(JSON.stringify(value)));
    },
  );

  it('is that of SHA-256', () => {
    expect(portableDigest('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  });
});
