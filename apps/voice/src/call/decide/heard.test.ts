import { describe, expect, it } from 'vitest';
import { heardText } from './heard.ts';
import type { Speech } from './state.ts';

const speech = (heardMs: number, totalMs: number | null): Speech => ({
  id: 1,
  node: 'ask',
  text: 'Which day suits you, and what time?',
  interruption: 'allowed',
  heardMs,
  totalMs,
  open: false,
});

describe('heardText', () => {
  it.each([
    [0, 3_000, ''],
    [1_000, 3_000, 'Which day'],
    [2_100, 3_000, 'Which day suits you, and'],
    [3_000, 3_000, 'Which day suits you, and what time?'],
    [9_999, 3_000, 'Which day suits you, and what time?'],
  ])('after %i of %i ms keeps “%s”', (heardMs, totalMs, expected) => {
    expect(heardText(speech(heardMs, totalMs))).toBe(expected);
  });

  it('estimates while the length is not known', () => {
    expect(heardText(speech(800, null))).toBe('Which day');
  });
});
