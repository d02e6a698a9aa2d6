import { describe, expect, it } from 'vitest';
import { MAX_PATTERN_LENGTH, readPattern } from './pattern.ts';
import { patternSize } from './pattern-size.ts';

describe('patternSize', () => {
  it.each([
    ['abc', 3],
    ['[a-z\\]]{3}', 3],
    ['(ab){10}', 30],
    ['((ab){10}){10}', 310],
    ['a{2,30}', 30],
    ['a{30,}', 30],
    ['\\p{Letter}{5}', 5],
    ['\\d{4}-\\d{2}', 7],
    ['a{0}', 1],
    ['(', 0],
    ['))', 2],
    ['[]abc]', 1],
    ['[', 1],
  ])('judges %s to grow to %i', (source, size) => {
    expect(patternSize(source)).toBe(size);
  });
});

describe('readPattern', () => {
  it.each([
    ['^[A-Z]{2}\\d{6}$', 'AB123456', true],
    ['(?i)^yes$', 'YES', true],
    ['\\d{3}', 'call 112 now', true],
    ['^\\d{3}$', 'call 112 now', false],
  ])('finds %s in %j: %s', (source, text, found) => {
    expect(readPattern(source)?.finds(text)).toBe(found);
  });

  it('tells a text that fits whole from one that has a part that fits', () => {
    expect(readPattern('\\d{3}')?.fits('call 112')).toBe(false);
  });

  it.each(['(', '(a)\\1', '(?=a)b', '(?<!a)b', 'a{1000}', '(a{50}){50}', 'a'.repeat(MAX_PATTERN_LENGTH + 1)])(
    'refuses %s',
    (source) => {
      expect(readPattern(source)).toBeUndefined();
    },
  );
});
