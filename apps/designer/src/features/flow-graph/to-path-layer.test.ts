import type { PathStep } from '@aybiza/call-log';
import { flowSchema } from '@aybiza/flow';
import { describe, expect, it } from 'vitest';
import { toPathLayer } from './to-path-layer.ts';

const say = (text: string) => ({ kind: 'say', data: { text } });
const flow = flowSchema.parse({
  schemaVersion: 1,
  name: 'Test',
  nodes: { start: { kind: 'start', data: {} }, hello: say('Hello.'), bye: say('Bye.') },
  edges: {
    one: { from: { node: 'start', port: 'next' }, to: { node: 'hello' } },
    two: { from: { node: 'hello', port: 'next' }, to: { node: 'bye' } },
  },
});
const step = (from: string, port: string, to: string): PathStep => ({ seq: 0, at: 0, from, port, to });

describe('toPathLayer', () => {
  it('lights the nodes and wires that were taken', () => {
    const layer = toPathLayer(flow, [step('start', 'next', 'hello')], { live: true });
    expect([[...layer.nodes], [...layer.edges], layer.current]).toEqual([['start', 'hello'], ['one'], 'hello']);
  });

  it('shows nobody on the line after the call', () => {
    expect(toPathLayer(flow, [step('start', 'next', 'hello')], { live: false }).current).toBeNull();
  });

  it('passes over nodes that this version of the flow does not have', () => {
    const layer = toPathLayer(flow, [step('start', 'next', 'gone')], { live: true });
    expect([[...layer.nodes], layer.current]).toEqual([['start'], null]);
  });
});
