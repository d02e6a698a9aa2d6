import { describe, expect, it } from 'vitest';
import { validateFlow } from './compile-flow.ts';
import { renameVariable } from './rename-variable.ts';
import { aFlow } from './testing/a-flow.ts';

const rename = { name: 'day', to: 'visit_day' };

describe('renameVariable', () => {
  const flow = aFlow()
    .variable('day', 'text')
    .variable('free', 'yesNo')
    .start('ask')
    .node('ask', {
      kind: 'collect',
      data: { prompt: 'Which day?', fields: [{ variable: 'day', value: { kind: 'date' } }] },
    })
    .edge('ask', 'collected', 'find')
    .node('find', {
      kind: 'request',
      data: {
        call: {
          via: 'http',
          method: 'POST',
          url: 'https://a.example/day?on={{day}}',
          headers: [{ name: 'X', value: '{{day}}' }],
          body: '{"day": {{day}} }',
        },
        mapping: [{ variable: 'day', pointer: '/day' }],
      },
    })
    .edge('find', 'ok', 'which')
    .node('which', { kind: 'branch', data: { conditions: [{ id: 'a', label: 'day', when: 'day == "day"' }] } })
    .edge('which', 'when.a', 'note')
    .edge('which', 'otherwise', 'book')
    .node('note', { kind: 'set', data: { assignments: [{ variable: 'day', value: 'day + "!"' }] } })
    .edge('note', 'next', 'book')
    .node('book', {
      kind: 'request',
      data: { call: { via: 'calendar', operation: 'findSlot', inputs: { date: 'day', time: '"09:00"' } } },
    })
    .edge('book', 'ok', 'say')
    .say('say', 'Until {{day}}!')
    .edge('say', 'next', 'bye')
    .end('bye')
    .build();

  it('renames wherever the compiler looks, so that no node misses its variable', () => {
    const renamed = renameVariable(flow, rename);
    expect(Object.keys(renamed.variables)).toEqual(['visit_day', 'free']);
    const found = (of: typeof flow) => validateFlow(of).map(({ code, place }) => [code, place]);
    expect(found(renamed)).toEqual(found(flow));
    expect(found({ ...flow, variables: {} }).some(([code]) => code === 'UNKNOWN_VARIABLE')).toBe(true);
  });

  it('keeps the words that only look like it', () => {
    const { nodes } = renameVariable(flow, rename);
    expect(nodes.which?.data).toEqual({ conditions: [{ id: 'a', label: 'day', when: 'visit_day == "day"' }] });
    expect(nodes.find?.kind === 'request' && nodes.find.data.mapping).toEqual([
      { variable: 'visit_day', pointer: '/day' },
    ]);
  });

  it('keeps the nodes that never knew the variable', () => {
    expect(renameVariable(flow, rename).nodes.bye).toBe(flow.nodes.bye);
  });
});
