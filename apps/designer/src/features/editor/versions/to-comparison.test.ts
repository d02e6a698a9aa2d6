import { flowSchema } from '@aybiza/flow';
import { expect, it } from 'vitest';
import { toComparison } from './to-comparison.ts';

const say = (text: string) => ({ kind: 'say', data: { text } });
const wire = (from: string, to: string) => ({ from: { node: from, port: 'next' }, to: { node: to } });
const flowOf = (nodes: Record<string, unknown>, edges: Record<string, unknown>) =>
  flowSchema.parse({ schemaVersion: 1, name: 'Test', nodes, edges });

it('draws the newer version with what is gone of the older one, each wire once', () => {
  const before = flowOf({ a: say('A'), b: say('B'), c: say('C') }, { one: wire('a', 'b'), two: wire('b', 'c') });
  const after = flowOf({ a: say('A.'), c: say('C'), d: say('D') }, { three: wire('a', 'c'), two: wire('c', 'd') });
  const { flow, changes } = toComparison(before, after);
  expect(Object.fromEntries(changes.nodes)).toEqual({ a: 'changed', b: 'removed', d: 'added' });
  expect(Object.keys(flow.nodes).toSorted()).toEqual(['a', 'b', 'c', 'd']);
  expect(Object.fromEntries(changes.edges)).toEqual({
    three: 'added',
    'before a next': 'removed',
    'before b next': 'removed',
    two: 'added',
  });
  expect(flow.edges['before b next']).toEqual(wire('b', 'c'));
});
