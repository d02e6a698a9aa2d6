import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { beginPortableDigest, canonicalJson, contentHash } from './canonical-json.ts';

function portableDigest(text: string): string {
  const digest = beginPortableDigest();
  digest.add(text);
  return digest.end();
}

describe('the content hash', () => {
  it.each([[{ b: 1, a: [true, null, 'ü€😀\ud800'] }], [{}], ['x'.repeat(100_000)]])(
    'is the same with the platform’s digest and with the one that runs everywhere',
    (value) => {
      const compact = JSON.stringify(JSON.parse(canonicalJson(value)));
      expect(contentHash(value)).toBe(portableDigest(compact));
    },
  );

  it('is that of the whole text, however it is put together', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 7 }), (value) => {
        expect(contentHash(value)).toBe(portableDigest(JSON.stringify(JSON.parse(canonicalJson(value)))));
      }),
    );
  });

  it('does not depend on the order of members', () => {
    expect(contentHash({ a: { c: 1, d: 2 }, b: 3 })).toBe(contentHash({ b: 3, a: { d: 2, c: 1 } }));
  });

  it('is that of SHA-256', () => {
    expect(portableDigest('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  });
});

/** The plain way: always a copy. */
function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1));
  return Object.fromEntries(entries.map(([key, member]) => [key, inOrder(member)]));
}

it('puts members in order wherever they stand, and leaves what it is given as it was', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 4 }), (value) => {
      const before = JSON.stringify(value);
      expect(canonicalJson(value)).toBe(`${JSON.stringify(inOrder(value), null, 2)}\n`);
      expect(JSON.stringify(value)).toBe(before);
    }),
  );
});

it('keeps a member called __proto__', () => {
  const value: unknown = JSON.parse('{"b":1,"__proto__":{"a":2}}');
  expect(JSON.parse(canonicalJson(value))).toEqual(value);
  expect(contentHash(value)).not.toBe(contentHash({ b: 1 }));
});
