import { expect, test } from 'vitest';
import { safePath } from './safe-path.ts';

const origin = 'http://localhost:3000';

test.each([
  '//evil.example',
  '////evil.example',
  '\\\\evil.example',
  '/\\evil.example',
  'javascript:alert(1)',
  'https://evil.example',
  '/\t/evil.example',
  '',
])('%j leads home and not away', (wanted) => {
  expect(new URL(safePath(wanted, origin), origin).origin).toBe(origin);
  expect(safePath(wanted, origin)).not.toContain('//');
});

test('a path of our own is kept with its query', () => {
  expect(safePath('/calls?status=live', origin)).toBe('/calls?status=live');
});
