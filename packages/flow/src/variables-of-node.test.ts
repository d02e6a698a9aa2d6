import { describe, expect, it } from 'vitest';
import { type Flow, flowSchema } from './flow.ts';
import { variablesOfNode } from './variables-of-node.ts';

function flowOf(nodes: Record<string, unknown>, more: Record<string, unknown> = {}): Flow {
  return flowSchema.parse({ schemaVersion: 1, name: 'Test', nodes, ...more });
}

function namesOf(flow: Flow, id: string): string[] {
  const node = flow.nodes[id];
  return node === undefined ? [] : [...variablesOfNode(flow, id, node)].toSorted();
}

describe('the variables of a node', () => {
  it('are those in the holes of its texts, with their formatters, and in its translations', () => {
    const say = { kind: 'say', data: { text: 'Hello {{first_name}}, it is {{time_now | spoken}}. {{' } };
    const flow = flowOf({ hello: say }, { translations: { de: { hello: { text: 'Hallo {{last_name}}' } } } });
    expect(namesOf(flow, 'hello')).toEqual(['first_name', 'last_name', 'time_now']);
  });

  it('are those in its conditions, but neither fields, words in quotes nor items of a list', () => {
    const when = 'slots.exists(slot, slot.free) && customer.name != "first_name" && age > 18';
    const flow = flowOf({ check: { kind: 'branch', data: { conditions: [{ id: 'one', label: '', when }] } } });
    expect(namesOf(flow, 'check')).toEqual(['age', 'customer', 'slots']);
  });

  it('are those that it fills', () => {
    const flow = flowOf({ set: { kind: 'set', data: { assignments: [{ variable: 'total', value: '1 + amount' }] } } });
    expect(namesOf(flow, 'set')).toEqual(['amount', 'total']);
  });

  it('are none where nothing can be parsed', () => {
    const flow = flowOf({ check: { kind: 'branch', data: { conditions: [{ id: 'one', label: '', when: 'age >' }] } } });
    expect(namesOf(flow, 'check')).toEqual([]);
  });
});
