import { AppError } from '@aybiza/foundation/errors';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { parseStored, storableText, toJsonText } from './columns.ts';

test('text keeps everything but what PostgreSQL cannot store', () => {
  expect(storableText('naïve 🦷 "quoted"\n')).toBe('naïve 🦷 "quoted"\n');
  expect(storableText('a\0b')).toBe('a\uFFFDb');
  expect(storableText('half \ud83e pair')).toBe('half \uFFFD pair');
});

test('JSON is cleaned in keys and at every depth', () => {
  expect(toJsonText({ 'k\0': ['\0', { deep: 'x\ud800' }] })).toBe('{"k\uFFFD":["\uFFFD",{"deep":"x\uFFFD"}]}');
});

test('what JSON has no word for is left out, or null in a list', () => {
  expect(toJsonText({ a: undefined, b: [undefined, Number.NaN], c: null })).toBe('{"b":[null,null],"c":null}');
});

test('a key that means something to JavaScript stays plain data', () => {
  const value: unknown = JSON.parse('{"__proto__":{"polluted":true},"constructor":1}');
  expect(toJsonText(value)).toBe('{"__proto__":{"polluted":true},"constructor":1}');
  expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
});

test('a stored value of another shape is an operational error that no retry heals', () => {
  const read = () => parseStored(z.object({ name: z.string() }), { name: 7 });
  expect(read).toThrow(AppError);
  expect(read).toThrow(expect.objectContaining({ code: 'STORED_VALUE_INVALID', retryable: false, expose: false }));
});
