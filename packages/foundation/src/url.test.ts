import { expect, test } from 'vitest';
import { parseUrl } from './url.ts';

/** By then Node 20 has compiled what is called for it. */
const OFTEN = 30_000;

test('a text is an address by itself or from where it stands, or none', () => {
  expect(parseUrl('https://example.com:443/a')?.href).toBe('https://example.com/a');
  expect(parseUrl('../b', 'https://example.com/a/c')?.href).toBe('https://example.com/b');
  expect(['', '/a', 'http://', 'http://[::1', 'http://a:99999'].map((text) => parseUrl(text))).toEqual(
    Array(5).fill(undefined),
  );
});

test('a name with an umlaut is read the thousandth time as the first', () => {
  const read = Array.from({ length: OFTEN }, () => parseUrl('http://zahnärzte.example/')?.hostname);
  expect(new Set(read)).toEqual(new Set(['xn--zahnrzte-3za.example']));
});

test('bytes that only look like digits are refused the thousandth time as the first', () => {
  const bytes = Buffer.from('http://１２７.０.０.１/').toString('latin1');
  const read = Array.from({ length: OFTEN }, () => parseUrl(bytes));
  expect(new Set(read)).toEqual(new Set([undefined]));
});
