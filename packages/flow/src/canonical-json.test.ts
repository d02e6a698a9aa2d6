import fc from 'fast-check';
import { expect, it } from 'vitest';
import { canonicalJson } from './canonical-json.ts';
import { reordered } from './testing/reordered.ts';

it('puts members in the order of their names, wherever they stand', () => {
  const value = { b: [{ z: 1, é: 2, a: 3 }], a: { B: null, '10': true, '9': 'x' } };
  expect(JSON.stringify(JSON.parse(canonicalJson(value)))).toBe(
    '{"a":{"9":"x","10":true,"B":null},"b":[{"a":3,"z":1,"é":2}]}',
  );
});

it('is the same text however members were ordered, and leaves what it is given as it was', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 5 }), fc.array(fc.nat(), { minLength: 2 }), (value, order) => {
      const before = JSON.stringify(value);
      const text = canonicalJson(value);
      expect(canonicalJson(reordered(value, order))).toBe(text);
      expect(JSON.parse(text)).toEqual(JSON.parse(before));
      expect(JSON.stringify(value)).toBe(before);
    }),
  );
});

it('keeps a member called __proto__', () => {
  const value: unknown = JSON.parse('{"b":1,"__proto__":{"a":2}}');
  expect(JSON.parse(canonicalJson(value))).toEqual(value);
});
