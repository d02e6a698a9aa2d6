import { describe, expect, it } from 'vitest';
import { handlesOf, splitMentions, toWritten } from './mentions.ts';

const members = [
  { userId: 'u1', name: 'Ada' },
  { userId: 'u2', name: 'Ada Bright' },
  { userId: 'u3', name: 'Zoë' },
  { userId: 'u4', name: 'Ada' },
];
const handles = handlesOf(members);

describe('people who are mentioned', () => {
  it('are written by names that are all different', () => {
    expect(handles.map(({ name }) => name)).toEqual(['Ada', 'Ada Bright', 'Zoë', 'Ada (2)']);
  });

  it.each([
    ['@Ada Bright, is it?', ['u2']],
    ['Ask @Ada. And @Zoë!', ['u1', 'u3']],
    ['@Ada (2) knows', ['u4']],
    ['@Zoë, @Zoë, @Zoë', ['u3']],
    ['@Adam is somebody else', []],
    ['write to reception@Ada', []],
    ['nobody @ all', []],
  ])('%s', (text, expected) => {
    expect(toWritten(text, handles).mentions).toEqual(expected);
  });

  it('lose no letter of the text', () => {
    const text = ' @Ada and @Zoë, @nobody ';
    const parts = splitMentions(text, handles);
    expect(parts.map((part) => part.text).join('')).toBe(text);
    expect(parts.map(({ at }) => at)).toEqual([0, 1, 5, 10, 14]);
  });
});
