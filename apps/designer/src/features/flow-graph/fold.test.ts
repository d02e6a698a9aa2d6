import { flowSchema } from '@aybiza/flow';
import { describe, expect, it } from 'vitest';
import { fold, INSIDE_PORT } from './fold.ts';

const say = (group?: string) => ({ kind: 'say', data: {}, ...(group === undefined ? {} : { group }) });
const box = (collapsed: boolean, group?: string) => ({ ...say(group), kind: 'group', data: { collapsed } });
const wire = (from: string, to: string) => ({ from: { node: from, port: 'next' }, to: { node: to } });

function flowOf(nodes: Record<string, unknown>, edges: Record<string, unknown> = {}) {
  return flowSchema.parse({ schemaVersion: 1, name: 'Test', nodes, edges });
}

describe('folding', () => {
  const nodes = { before: say(), box: box(true), one: say('box'), two: say('box'), after: say() };
  const edges = {
    in: wire('before', 'one'),
    inside: wire('one', 'two'),
    out: wire('two', 'after'),
    past: wire('before', 'after'),
  };

  it('leaves out what stands in a collapsed group, and leads its wires to the group', () => {
    const folded = fold(flowOf(nodes, edges));
    expect(Object.keys(folded.nodes)).toEqual(['before', 'box', 'after']);
    expect(folded.edges).toEqual({
      in: wire('before', 'box'),
      out: { from: { node: 'box', port: INSIDE_PORT }, to: { node: 'after' } },
      past: wire('before', 'after'),
    });
    expect([...folded.standIns]).toEqual([
      ['one', 'box'],
      ['two', 'box'],
    ]);
  });

  it('changes nothing, not even an object, while no group is collapsed', () => {
    const flow = flowOf({ ...nodes, box: box(false) }, edges);
    const folded = fold(flow);
    expect([folded.nodes === flow.nodes, folded.edges === flow.edges, folded.standIns.size]).toEqual([true, true, 0]);
  });

  it('has the outermost collapsed group stand in for all that is in it', () => {
    const { standIns } = fold(flowOf({ outer: box(true), inner: box(true, 'outer'), deep: say('inner') }));
    expect(Object.fromEntries(standIns)).toEqual({ inner: 'outer', deep: 'outer' });
  });

  it('shows a group in an open one that is collapsed itself', () => {
    const { standIns } = fold(flowOf({ outer: box(false), inner: box(true, 'outer'), deep: say('inner') }));
    expect(Object.fromEntries(standIns)).toEqual({ deep: 'inner' });
  });

  it('hides nothing for good where groups stand in each other', () => {
    const { nodes: drawn } = fold(flowOf({ one: box(true, 'two'), two: box(true, 'one') }));
    expect(Object.keys(drawn).length).toBeGreaterThan(0);
  });
});
