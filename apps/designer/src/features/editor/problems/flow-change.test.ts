import { type Flow, flowSchema } from '@aybiza/flow';
import { describe, expect, it } from 'vitest';
import { changeBetween, withChange } from './flow-change.ts';

const say = (text: string) => ({ kind: 'say', label: text, data: { text } });
const before = flowSchema.parse({
  schemaVersion: 1,
  name: 'Before',
  nodes: { start: { kind: 'start', data: {} }, one: say('One'), two: say('Two') },
  edges: { a: { from: { node: 'start', port: 'next' }, to: { node: 'one' } } },
});
const other = flowSchema.shape.nodes.parse({ one: say('Other') }).one;
const { two: _, ...withoutTwo } = before.nodes;

describe('a change between two flows', () => {
  it.each<[string, Flow]>([
    [
      'a step that is edited',
      { ...before, nodes: { ...before.nodes, ...(other === undefined ? {} : { one: other }) } },
    ],
    ['a step that is gone', { ...before, nodes: withoutTwo }],
    ['a wire that is gone', { ...before, edges: {} }],
    ['another name', { ...before, name: 'After' }],
    ['nothing', before],
  ])('of %s leads from one to the other, through what a worker is sent', (_name, after) => {
    expect(withChange(before, structuredClone(changeBetween(before, after)))).toEqual(after);
  });

  it('leaves everything else the very same objects', () => {
    const after = withChange(before, changeBetween(before, { ...before, nodes: withoutTwo }));
    expect(after.nodes.one).toBe(before.nodes.one);
    expect(after.edges).toBe(before.edges);
    expect(after.settings).toBe(before.settings);
  });

  it('carries no more than what was edited', () => {
    expect(changeBetween(before, { ...before, name: 'After' })).toEqual({
      parts: { name: 'After' },
      nodes: { set: {}, removed: [] },
      edges: { set: {}, removed: [] },
    });
  });
});
