import { expect, test } from 'vitest';
import { envSchema } from './env.ts';

const least = { DATABASE_URL: 'postgres://app@127.0.0.1/aybiza', AUTH_SECRET: 'x'.repeat(32) };

test('every vendor is real until somebody says what stands in', () => {
  expect(envSchema.parse(least).PRACTICE_PARTS).toEqual([]);
  expect(envSchema.parse({ ...least, PRACTICE_PARTS: 'stt,llm' }).PRACTICE_PARTS).toEqual(['stt', 'llm']);
});

test('a part that does not exist is refused', () => {
  expect(envSchema.safeParse({ ...least, PRACTICE_PARTS: 'fax' }).success).toBe(false);
});
