import { type Flow, flowSchema, validateFlow } from '@aybiza/flow';
import { describe, expect, it } from 'vitest';
import { testEditor } from '../testing/test-editor.ts';
import { mayStandIn } from './group-tree.ts';
import { groupNodes, leaveGroup, setCollapsed, setGroup } from './groups.ts';
import { nudge } from './nudge.ts';

const say = (text: string, place: { x: number; y: number; group?: string }) => {
  const { group, ...position } = place;
  return { kind: 'say', position, data: { text }, ...(group === undefined ? {} : { group }) };
};
const wire = (from: string, to: string) => ({ from: { node: from, port: 'next' }, to: { node: to } });

/** start → hello → ask → more → bye, of which `ask` and `more` may be grouped. */
function drawn(groups: Readonly<Record<string, unknown>> = {}, inside: Readonly<Record<string, string>> = {}): Flow {
  const at = (x: number, id: string) => ({ x, y: 100, ...(inside[id] === undefined ? {} : { group: inside[id] }) });
  return flowSchema.parse({
    schemaVersion: 1,
    name: 'Test',
    nodes: {
      start: { kind: 'start', data: {} },
      hello: say('Hello.', at(300, 'hello')),
      more: say('And more.', at(900, 'more')),
      ask: say('Well.', at(600, 'ask')),
      bye: { kind: 'end', position: { x: 1200, y: 0 }, data: {} },
      ...groups,
    },
    edges: {
      a: wire('start', 'hello'),
      b: wire('hello', 'ask'),
      c: wire('ask', 'more'),
      d: wire('more', 'bye'),
    },
  });
}

const group = (entry = '', around?: string) => ({
  kind: 'group',
  data: { entry },
  ...(around === undefined ? {} : { group: around }),
});
const groupsOf = ({ nodes }: Flow) =>
  Object.fromEntries(
    Object.entries(nodes).flatMap(([id, node]) => (node.group === undefined ? [] : [[id, node.group]])),
  );
const entryOf = ({ nodes }: Flow, id: string) => {
  const node = nodes[id];
  return node?.kind === 'group' ? node.data.entry : undefined;
};

describe('group these steps', () => {
  it('puts them into a new group that begins where callers come in, in one step of undo', () => {
    const before = drawn();
    const editor = testEditor(before);
    expect(editor.store.actions.run(groupNodes, { id: 'group', nodes: ['more', 'ask'] })).toBe(true);
    expect(groupsOf(editor.flow())).toEqual({ more: 'group', ask: 'group' });
    expect(entryOf(editor.flow(), 'group')).toBe('ask');
    expect(editor.flow().nodes.group?.position).toEqual({ x: 600, y: -50 });
    expect(validateFlow(editor.flow()).filter(({ severity, place }) => severity === 'error' && place.node)).toEqual([]);
    expect(editor.undo()).toBe('Group these steps');
    expect(editor.flow()).toEqual(before);
  });

  it('keeps a chosen group whole and stands in the group they all stand in', () => {
    const editor = testEditor(
      drawn({ inner: group('ask', 'outer'), outer: group('inner') }, { ask: 'inner', more: 'outer' }),
    );
    editor.store.actions.run(groupNodes, { id: 'middle', nodes: ['inner', 'ask', 'more'] });
    expect(groupsOf(editor.flow())).toEqual({ inner: 'middle', ask: 'inner', more: 'middle', middle: 'outer' });
    expect([entryOf(editor.flow(), 'outer'), entryOf(editor.flow(), 'middle')]).toEqual(['middle', 'inner']);
  });

  it.each([
    ['the start alone', ['start']],
    ['nothing', []],
    ['what is not there', ['gone']],
  ])('makes no group of %s', (_what, nodes) => expect(groupNodes.allowed(drawn(), { id: 'group', nodes })).toBe(false));

  it('leaves the start outside, where calls begin', () => {
    const editor = testEditor(drawn());
    editor.store.actions.run(groupNodes, { id: 'group', nodes: ['start', 'hello'] });
    expect(groupsOf(editor.flow())).toEqual({ hello: 'group' });
  });
});

describe('the group a step stands in', () => {
  const nested = drawn({ inner: group('', 'outer'), outer: group() }, { ask: 'inner', more: 'outer' });

  it.each([
    ['ask', 'outer', true],
    ['inner', 'inner', false],
    ['outer', 'inner', false],
    ['start', 'outer', false],
    ['hello', 'bye', false],
    ['hello', 'gone', false],
  ])('%s in %s: %s', (id, into, allowed) => expect(mayStandIn(nested, id, into)).toBe(allowed));

  it('is left for the one around it, and that for none', () => {
    const editor = testEditor(nested);
    editor.store.actions.run(leaveGroup, { nodes: ['ask', 'more'] });
    expect(groupsOf(editor.flow())).toEqual({ ask: 'outer', inner: 'outer' });
  });

  it('begins nowhere any more when its first step goes elsewhere', () => {
    const editor = testEditor(drawn({ group: group('ask') }, { ask: 'group', more: 'group' }));
    editor.store.actions.run(setGroup, { nodes: ['ask'], group: undefined });
    expect(groupsOf(editor.flow())).toEqual({ more: 'group' });
    expect(entryOf(editor.flow(), 'group')).toBe('');
  });

  it('is not set anew where nothing changes', () =>
    expect(setGroup.allowed(nested, { nodes: ['ask'], group: 'inner' })).toBe(false));
});

describe('deleting', () => {
  const nested = drawn({ inner: group('ask', 'outer'), outer: group('inner') }, { ask: 'inner', more: 'inner' });

  it('takes the steps of a group out of it, and undo puts them back', () => {
    const editor = testEditor(nested);
    editor.remove('inner');
    expect(groupsOf(editor.flow())).toEqual({ ask: 'outer', more: 'outer' });
    expect(entryOf(editor.flow(), 'outer')).toBe('');
    editor.undo();
    expect(editor.flow()).toEqual(nested);
  });

  it('takes steps out of all groups that go at once', () => {
    const editor = testEditor(nested);
    editor.remove('inner', 'outer');
    expect(groupsOf(editor.flow())).toEqual({});
  });

  it('clears the entry of a group with the step that was it', () => {
    const editor = testEditor(nested);
    editor.remove('ask');
    expect(entryOf(editor.flow(), 'inner')).toBe('');
  });

  it('forgets the translations of a step, so that another one of that name does not speak them', () => {
    const editor = testEditor({ ...nested, translations: { de: { ask: { text: 'Also.' }, more: { text: 'Mehr.' } } } });
    editor.remove('ask');
    expect(editor.flow().translations).toEqual({ de: { more: { text: 'Mehr.' } } });
  });
});

describe('moving by keys', () => {
  it('takes along what stands in a group, and is one step of history however often', () => {
    const editor = testEditor(drawn({ group: group('ask') }, { ask: 'group', more: 'group' }));
    const before = editor.flow();
    const args = { nodes: ['group'], by: { x: 44, y: 0 } };
    editor.store.actions.run(nudge, args, { mark: 'nudge group' });
    editor.store.actions.run(nudge, args, { mark: 'nudge group' });
    for (const id of ['group', 'ask', 'more'])
      expect(editor.flow().nodes[id]?.position.x).toBe((before.nodes[id]?.position.x ?? 0) + 88);
    expect(editor.flow().nodes.hello).toBe(before.nodes.hello);
    editor.undo();
    expect(editor.flow()).toEqual(before);
  });
});

describe('collapsing a group', () => {
  it('is an edit like any other: it can be undone, and changes nothing for callers', () => {
    const editor = testEditor(drawn({ group: group('ask') }, { ask: 'group', more: 'group' }));
    const before = editor.flow();
    expect(editor.store.actions.run(setCollapsed, { group: 'group', collapsed: true })).toBe(true);
    expect(editor.flow().nodes.group).toMatchObject({ data: { collapsed: true } });
    expect(validateFlow(editor.flow())).toEqual(validateFlow(before));
    expect(editor.undo()).toBe('Collapse a group');
    expect(editor.flow()).toEqual(before);
  });

  it('is refused for what is no group', () => {
    expect(testEditor(drawn()).store.actions.run(setCollapsed, { group: 'hello', collapsed: true })).toBe(false);
  });
});
