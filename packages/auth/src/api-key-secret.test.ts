import { expect, test } from 'vitest';
import { createApiKeySecret, hashApiKey } from './api-key-secret.ts';

test('a new key is found by the hash that was stored for it', () => {
  const key = createApiKeySecret();
  expect(key.text).toMatch(/^aybiza_live_[0-9A-Za-z]{49}$/);
  expect(key.text.startsWith(key.prefix)).toBe(true);
  expect(hashApiKey(key.text)).toBe(key.hash);
});

test('a key with one wrong character is no key', () => {
  const { text } = createApiKeySecret();
  const wrong = `${text.slice(0, 20)}${text[20] === 'a' ? 'b' : 'a'}${text.slice(21)}`;
  expect(hashApiKey(wrong)).toBeUndefined();
});

test.each(['', 'aybiza_live_', 'Bearer x', 'aybiza_live_!'.padEnd(61, 'x')])('%j is no key', (text) => {
  expect(hashApiKey(text)).toBeUndefined();
});
