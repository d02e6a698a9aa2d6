import { expect, it } from 'vitest';
import { speedBeside } from './use-speed.ts';

it('goes from one speed to the next, and no further than the last', () => {
  expect([speedBeside('1', 1), speedBeside('1', -1)]).toEqual(['1.25', '0.75']);
  expect([speedBeside('2', 1), speedBeside('0.75', -1)]).toEqual(['2', '0.75']);
});
