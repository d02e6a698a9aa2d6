import { describe, expect, it } from 'vitest';
import { limitKeyterms } from './limit-keyterms.ts';

describe('keyterms within the limit', () => {
  it('have no blanks and no repetitions', () => {
    expect(limitKeyterms([' Acme ', '', 'Acme', 'Widget Pro'])).toEqual(['Acme', 'Widget Pro']);
  });

  it('are at most a hundred', () => {
    expect(limitKeyterms(Array.from({ length: 150 }, (_, index) => `t${index}`)).length).toBe(100);
  });

  it('are at most five hundred tokens, the first ones kept', () => {
    const long = Array.from({ length: 30 }, (_, index) => `${index} ${'x'.repeat(97)}`);
    expect(limitKeyterms(long)).toEqual(long.slice(0, 20));
  });
});
