import { describe, expect, it } from 'vitest';
import { numberWords, ordinalWords, toOrdinal } from './english-numbers.ts';

describe('number words', () => {
  it('says numbers and the days of a month', () => {
    expect(numberWords(19, 22)).toEqual(['nineteen', 'twenty', 'twenty one', 'twenty two']);
    expect([1, 12, 20, 31].map(toOrdinal)).toEqual(['first', 'twelfth', 'twentieth', 'thirty first']);
    expect(ordinalWords()).toHaveLength(31);
  });
});
