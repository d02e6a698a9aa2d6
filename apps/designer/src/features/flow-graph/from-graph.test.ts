import { describe, expect, it } from 'vitest';
import { toEdgeEnds, toMoves, toSelection } from './from-graph.ts';

describe('toMoves', () => {
  it('waits for the end of a drag and gives whole pixels', () => {
    const position = { x: 10.4, y: 20.6 };
    expect(toMoves([{ id: 'a', type: 'position', position, dragging: true }])).toEqual({});
    expect(toMoves([{ id: 'a', type: 'position', position, dragging: false }])).toEqual({ a: { x: 10, y: 21 } });
  });

  it('passes over everything else', () => {
    expect(
      toMoves([
        { id: 'a', type: 'dimensions' },
        { id: 'b', type: 'remove' },
      ]),
    ).toEqual({});
  });
});

describe('toSelection', () => {
  const chosen = { nodes: ['a'], edges: [] };

  it('adds and takes away what changed', () => {
    const changes = [
      { id: 'a', type: 'select', selected: false },
      { id: 'b', type: 'select', selected: true },
    ] as const;
    expect(toSelection(chosen, { nodes: changes })).toEqual({ nodes: ['b'], edges: [] });
  });

  it('stays the same object when nothing changed', () => {
    expect(toSelection(chosen, { nodes: [{ id: 'a', type: 'select', selected: true }] })).toBe(chosen);
  });
});

describe('toEdgeEnds', () => {
  it('makes an edge of a wire with both ends', () => {
    const connection = { source: 'a', sourceHandle: 'next', target: 'b', targetHandle: 'in' };
    expect(toEdgeEnds(connection)).toEqual({ from: { node: 'a', port: 'next' }, to: { node: 'b' } });
  });

  it('makes nothing of a wire without a port', () => {
    expect(toEdgeEnds({ source: 'a', sourceHandle: null, target: 'b', targetHandle: null })).toBeUndefined();
  });
});
