import { expect, test } from 'vitest';
import { createApiKeySecret } from './api-key-secret.ts';
import { createPbxSecret, hashPbxSecret } from './pbx-secret.ts';

test('a new secret is found by the hash that was stored for it, and is no other', () => {
  const [one, other] = [createPbxSecret(), createPbxSecret()];
  expect(hashPbxSecret(one.text)).toBe(one.hash);
  expect(other.text).not.toBe(one.text);
});

test.each([
  '',
  'aybiza_pbx_',
  createPbxSecret().text.slice(1),
  `${createPbxSecret().text}x`,
  createApiKeySecret().text,
])('%j is no secret of a line', (text) => {
  expect(hashPbxSecret(text)).toBeUndefined();
});
