import { describe, expect, it } from 'vitest';
import { allKinds } from '../commands/index.ts';
import { findKinds } from './node-kind-list.tsx';

describe('findKinds', () => {
  it('puts a kind of that name before kinds that only mention the word', () => {
    expect(findKinds(allKinds(), 'end')[0]).toBe('end');
  });

  it('finds a kind by what it is for', () => {
    expect(findKinds(allKinds(), 'calendar')).toEqual(['request']);
  });

  it('finds nothing for words of another world', () => {
    expect(findKinds(allKinds(), 'rocket')).toEqual([]);
  });
});
