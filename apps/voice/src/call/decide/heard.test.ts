import { describe, expect, it } from 'vitest';
import { heardText } from './heard.ts';
import type { Speech } from './state.ts';

const speech = (heardMs: number, totalMs: number | null): Speech => ({
  id: 1,
  node: 'ask',
  text: 'Which day suits you, and what time?',
  interruption: 'allowed',
  heardMs,
  reachedAt: null,
  heardAt: null,
  totalMs,
  voiced: totalMs === null ? null : { letters: 35, ms: totalMs, pauses: [] },
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

  it('pauses hold no words', () => {
    const paused = {
      ...speech(2_100, 3_000),
      voiced: { letters: 35, ms: 3_000, pauses: [{ fromMs: 1_300, toMs: 2_300 }] },
    };
    expect(heardText(paused)).toBe('Which day suits you,');
    expect(heardText({ ...paused, voiced: { letters: 35, ms: 3_000, pauses: [] } })).toBe('Which day suits you, and');
  });

  it('of words that are still being made knows what was measured so far', () => {
    const open = { ...speech(2_000, null), voiced: { letters: 20, ms: 1_000, pauses: [] } };
    expect(heardText(open)).toBe('Which day suits you, and what time?');
    expect(heardText({ ...open, heardMs: 500 })).toBe('Which day');
  });

  it('estimates while the length is not known', () => {
    expect(heardText(speech(800, null))).toBe('Which day');
  });
});
