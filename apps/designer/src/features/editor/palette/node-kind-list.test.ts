import { describe, expect, it } from 'vitest';
import { inEnglish } from '../../../language/strings.ts';
import { flowStrings } from '../../flow-words/index.ts';
import { allKinds } from '../commands/index.ts';
import { findKinds } from './node-kind-list.tsx';

const words = inEnglish(flowStrings);

describe('findKinds', () => {
  it('puts a kind of that name before kinds that only mention the word', () => {
    expect(findKinds(allKinds(), 'end', words)[0]).toBe('end');
  });

  it('finds a kind by what it is for', () => {
    expect(findKinds(allKinds(), 'calendar', words)).toEqual(['request']);
  });

  it('finds nothing for words of another world', () => {
    expect(findKinds(allKinds(), 'rocket', words)).toEqual([]);
  });
});
