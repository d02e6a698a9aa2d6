import { fakeClock } from '@aybiza/foundation/testing/fake-clock';
import { expect, it } from 'vitest';
import { createUsedTokens } from './used-tokens.ts';

const TWO_MINUTES = 120_000;

it('a token opens one stream, as long as it can live', () => {
  const clock = fakeClock();
  const tokens = createUsedTokens(clock);
  for (const at of [0, 1, 60_000, TWO_MINUTES - 60_002]) {
    clock.advance(at);
    expect(tokens.use('token')).toBe(at === 0);
  }
});

it('a token is remembered at least two minutes from whenever it was used', () => {
  const clock = fakeClock();
  const tokens = createUsedTokens(clock);
  clock.advance(TWO_MINUTES - 1);
  expect(tokens.use('late')).toBe(true);
  clock.advance(TWO_MINUTES - 1);
  expect(tokens.use('late')).toBe(false);
});

it('what cannot come again is forgotten: a process of many calls does not grow', () => {
  const clock = fakeClock();
  const tokens = createUsedTokens(clock);
  tokens.use('token');
  clock.advance(TWO_MINUTES);
  tokens.use('another');
  clock.advance(TWO_MINUTES);
  expect(tokens.use('token')).toBe(true);
});

it('after a quiet time nothing of before is kept', () => {
  const clock = fakeClock();
  const tokens = createUsedTokens(clock);
  tokens.use('token');
  clock.advance(3 * TWO_MINUTES);
  expect(tokens.use('token')).toBe(true);
});
