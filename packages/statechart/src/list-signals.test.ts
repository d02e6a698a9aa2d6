import { describe, expect, it } from 'vitest';
import { listSignals } from './list-signals.ts';
import type { StateConfig, Statechart } from './statechart.ts';

const hold = (signal?: string): StateConfig => ({
  entry: [{ type: 'hold', params: { node: 'wait', sound: 'silence', mapping: [], signal } }],
});

const machine = (states: Record<string, StateConfig>): Pick<Statechart, 'machine'> => ({
  machine: { id: 'flow', initial: 'main', on: {}, after: {}, states },
});

describe('listSignals', () => {
  it('finds each name once, however deep its wait is', () => {
    const inner = { states: { group: { states: { deep: hold('shipped'), again: hold('paid') } } } };
    expect([...listSignals(machine({ wait: hold('paid'), inner }))].sort()).toEqual(['paid', 'shipped']);
  });

  it('finds none where every wait ends by its time alone', () => {
    expect(listSignals(machine({ wait: hold(), quiet: {} })).size).toBe(0);
  });
});
