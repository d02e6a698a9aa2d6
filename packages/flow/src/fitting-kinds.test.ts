import { describe, expect, it } from 'vitest';
import { fittingKinds } from './fitting-kinds.ts';
import type { Flow } from './flow.ts';
import type { NodeKind } from './node.ts';
import { definitionOf } from './node-kinds/index.ts';
import { aFlow } from './testing/a-flow.ts';

function at(flow: Flow, node: string, port: string): readonly NodeKind[] {
  const { fit, last } = fittingKinds(flow, { by: 'port', from: { node, port } });
  return [...fit, ...last];
}

const HANDLER = { kind: 'handler', data: { trigger: { on: 'says', phrases: ['a person'] } } };
const HUNG_UP = { kind: 'handler', data: { trigger: { on: 'hangUp' } } };

describe('fittingKinds', () => {
  it('offers no kind that nothing may lead to', () => {
    const kinds = at(aFlow().start('hi').say('hi', 'Hello').build(), 'hi', 'next');
    expect(kinds).toContain('menu');
    for (const kind of kinds) expect(definitionOf({ kind }).hasInput, kind).toBe(true);
    for (const kind of ['start', 'handler', 'comment'] as const) expect(kinds).not.toContain(kind);
  });

  it('offers no group: in a new one nothing begins', () => {
    expect(at(aFlow().start('hi').say('hi', 'Hello').build(), 'hi', 'next')).not.toContain('group');
  });

  it('offers the way back in a handler only', () => {
    const flow = aFlow()
      .start('hi')
      .say('hi', 'Hello')
      .node('person', HANDLER)
      .edge('person', 'next', 'sorry')
      .say('sorry', 'Sorry.')
      .build();
    expect(at(flow, 'hi', 'next')).not.toContain('resume');
    expect(at(flow, 'sorry', 'next')).toContain('resume');
    expect(at(flow, 'person', 'next')).toContain('resume');
  });

  it('knows a handler’s way inside a group', () => {
    const flow = aFlow()
      .start('hi')
      .say('hi', 'Hello')
      .node('box', { kind: 'group', data: { entry: 'sorry' } })
      .node('person', { ...HANDLER, group: 'box' })
      .edge('person', 'next', 'sorry')
      .say('sorry', 'Sorry.')
      .group('sorry', 'box')
      .build();
    expect(at(flow, 'sorry', 'next')).toContain('resume');
  });

  it('says and asks nothing where the caller has hung up', () => {
    const flow = aFlow()
      .start('hi')
      .say('hi', 'Hello')
      .node('gone', HUNG_UP)
      .edge('gone', 'next', 'note')
      .node('note', { kind: 'tag', data: { label: 'gone' } })
      .build();
    for (const [node, port] of [
      ['gone', 'next'],
      ['note', 'next'],
    ] as const) {
      const kinds = at(flow, node, port);
      for (const kind of ['say', 'menu', 'collect', 'transfer', 'converse'] as const) expect(kinds).not.toContain(kind);
      for (const kind of ['set', 'request', 'end', 'branch'] as const) expect(kinds).toContain(kind);
    }
  });

  it('says something to whoever picks up an outgoing call, and nothing when nobody does', () => {
    const flow = aFlow()
      .node('start', { kind: 'start', data: { direction: 'outbound' } })
      .build();
    expect(at(flow, 'start', 'person')).toContain('say');
    expect(at(flow, 'start', 'noAnswer')).not.toContain('say');
    expect(at(flow, 'start', 'noAnswer')).toContain('end');
  });

  it('takes a step that both a caller and nobody comes to for one that is heard', () => {
    const flow = aFlow()
      .start('hi')
      .say('hi', 'Hello')
      .edge('hi', 'next', 'note')
      .node('gone', HUNG_UP)
      .edge('gone', 'next', 'note')
      .node('note', { kind: 'tag', data: { label: 'gone' } })
      .build();
    expect(at(flow, 'note', 'next')).toContain('say');
  });

  it('puts last what judges words before the caller has said any', () => {
    const flow = aFlow().start('hi').say('hi', 'Hello').edge('hi', 'next', 'need').menu('need', ['book']).build();
    const before = fittingKinds(flow, { by: 'port', from: { node: 'hi', port: 'next' } });
    expect(before.last).toEqual(expect.arrayContaining(['classify', 'confirm']));
    const after = fittingKinds(flow, { by: 'port', from: { node: 'need', port: 'option.book' } });
    expect(after.fit).toEqual(expect.arrayContaining(['classify', 'confirm']));
    const silent = fittingKinds(flow, { by: 'port', from: { node: 'need', port: 'noInput' } });
    expect(silent.last).toContain('classify');
  });

  it('puts an end last where the call has only begun, and an answer while there are no documents', () => {
    const drawn = aFlow().start('hi').say('hi', 'Hello').edge('hi', 'next', 'need').menu('need', ['book']);
    const first = fittingKinds(drawn.build(), { by: 'port', from: { node: 'start', port: 'next' } });
    expect(first.last).toContain('end');
    const place = { by: 'port', from: { node: 'need', port: 'option.book' } } as const;
    expect(fittingKinds(drawn.build(), place).last).toContain('answer');
    expect(fittingKinds(drawn.knowledge('prices', 'A check-up is 40 pounds.').build(), place).fit).toContain('answer');
  });

  it('puts nothing into a wire that would cut it', () => {
    const flow = aFlow().start('hi').say('hi', 'Hello').edge('hi', 'next', 'bye').end('bye').build();
    const edge = Object.keys(flow.edges).find((id) => flow.edges[id]?.to.node === 'bye') ?? '';
    const { fit, last } = fittingKinds(flow, { by: 'wire', edge });
    expect(fit).toContain('menu');
    for (const kind of ['end', 'jump', 'resume', 'group'] as const) expect([...fit, ...last]).not.toContain(kind);
  });

  it('offers in front of a step what can lead to it: a handler too, a start only to a flow without one', () => {
    const drawn = aFlow().say('hi', 'Hello');
    const bare = fittingKinds(drawn.build(), { by: 'entry', to: 'hi' });
    expect(bare.fit).toEqual(expect.arrayContaining(['start', 'handler', 'say', 'menu']));
    for (const kind of ['end', 'resume', 'comment', 'jump'] as const) expect(bare.fit).not.toContain(kind);
    expect(fittingKinds(drawn.start('hi').build(), { by: 'entry', to: 'hi' }).fit).not.toContain('start');
  });

  it('offers nothing at a place that is not there, and nothing in front of what nothing leads to', () => {
    const flow = aFlow().start('hi').say('hi', 'Hello').build();
    const nothing = { fit: [], last: [] };
    expect(fittingKinds(flow, { by: 'port', from: { node: 'hi', port: 'gone' } })).toEqual(nothing);
    expect(fittingKinds(flow, { by: 'wire', edge: 'gone' })).toEqual(nothing);
    expect(fittingKinds(flow, { by: 'entry', to: 'start' })).toEqual(nothing);
  });
});
