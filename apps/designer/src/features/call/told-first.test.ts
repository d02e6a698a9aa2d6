import { expect, test } from 'vitest';
import { toldFirst } from './told-first.ts';

const announced = (asks: boolean) => ({
  type: 'announced' as const,
  seq: 3,
  at: 1_000,
  text: 'This is recorded.',
  asks,
});
const consented = (given: boolean) => ({ type: 'consented' as const, seq: 4, at: 2_000, given });

test('check 129: a call says when its caller was told that it is recorded, and what they answered', () => {
  expect(toldFirst([])).toBeNull();
  expect(toldFirst([announced(false)])).toEqual({ at: 1_000, answer: 'told' });
  expect(toldFirst([announced(true), consented(true)])).toEqual({ at: 1_000, answer: 'agreed' });
  expect(toldFirst([announced(true), consented(false)])).toEqual({ at: 1_000, answer: 'refused' });
  expect(toldFirst([announced(true)])).toEqual({ at: 1_000, answer: 'unanswered' });
});
