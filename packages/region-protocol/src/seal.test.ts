import { expect, test } from 'vitest';
import { createSeal, isInTime } from './seal.ts';

const SECRET = 'a secret of thirty-two characters';
const ASKED = '/region?nonce=0123456789abcdef&at=1800000000000';

test('a seal is of one question, one nonce, one body and one secret', async () => {
  const [seal, other] = await Promise.all([createSeal(SECRET), createSeal(`${SECRET}!`)]);
  const question = await seal.ofQuestion(ASKED);
  expect(await seal.isOfQuestion(question, ASKED)).toBe(true);
  expect(await seal.isOfQuestion(question, `${ASKED}1`)).toBe(false);
  expect(await other.isOfQuestion(question, ASKED)).toBe(false);
  const answer = await seal.ofAnswer('nonce', '{}');
  expect(await seal.isOfAnswer(answer, { nonce: 'nonce', body: '{}' })).toBe(true);
  expect(await seal.isOfAnswer(answer, { nonce: 'another', body: '{}' })).toBe(false);
  expect(await seal.isOfAnswer(answer, { nonce: 'nonce', body: '[]' })).toBe(false);
  expect(await seal.isOfQuestion(await seal.ofAnswer('nonce', '{}'), 'nonce {}')).toBe(false);
});

test.each(['', 'x', '='.repeat(43), 'é'.repeat(43)])('what is no seal is refused: %j', async (text) => {
  expect(await (await createSeal(SECRET)).isOfQuestion(text, ASKED)).toBe(false);
});

test('a question is good for a minute, in both directions', () => {
  const now = 1_800_000_000_000;
  expect([now, now - 60_000, now + 60_000].map((at) => isInTime(String(at), now))).toEqual([true, true, true]);
  expect([String(now - 60_001), String(now + 60_001), '', 'x'].map((at) => isInTime(at, now))).toEqual(
    Array(4).fill(false),
  );
});
