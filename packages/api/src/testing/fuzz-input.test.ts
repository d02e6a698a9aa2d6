import { expect, it } from 'vitest';
import { z } from 'zod';
import { fuzzSchema } from './fuzz-input.ts';

const schema = z.strictObject({
  name: z.string().max(100),
  limit: z.number().int().min(1).max(100),
  tags: z.array(z.string()),
});
const sample = { name: 'a', limit: 20, tags: ['b'] };
const options = { runs: 2_000, seed: 7, keep: 20 };

it('keeps what a schema takes, and what it refuses for one reason', () => {
  const { tried, taken, worthAsking } = fuzzSchema(schema, sample, options);
  expect([tried, taken > 100, taken < 1_900, worthAsking.length]).toEqual([2_000, true, true, 20]);
  for (const input of worthAsking) expect(schema.safeParse(input).error?.issues.length ?? 0).toBeLessThanOrEqual(1);
});

it('makes the same inputs from the same seed', () => {
  const [one, same, other] = [7, 7, 8].map((seed) => fuzzSchema(schema, sample, { ...options, seed }).worthAsking);
  expect(one).toEqual(same);
  expect(one).not.toEqual(other);
});

it('says so when a schema throws instead of refusing', () => {
  const throwing = z.object({ name: z.unknown().transform((name) => String(name).repeat(-1)) });
  expect(() => fuzzSchema(throwing, sample, options)).toThrow(RangeError);
});
