import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diffFlows, isNoDiff } from './diff-flows.ts';
import { type Flow, flowSchema } from './flow.ts';
import { anyFlow } from './testing/any-flow.ts';

const FIRST = {
  schemaVersion: 1,
  name: 'Front desk',
  variables: { day: { type: 'date' } },
  nodes: {
    start: { kind: 'start', data: {} },
    hello: { kind: 'say', data: { text: 'Hello.' } },
    need: {
      kind: 'menu',
      data: {
        prompt: 'What can I do?',
        options: [
          { id: 'book', label: 'Book', phrases: ['book'] },
          { id: 'hours', label: 'Hours', phrases: ['open'] },
        ],
      },
    },
    box: { kind: 'group', data: {} },
  },
  edges: {
    a: { from: { node: 'start', port: 'next' }, to: { node: 'hello' } },
    b: { from: { node: 'hello', port: 'next' }, to: { node: 'need' } },
  },
};

/** The first version with something done to it. */
function after(edit: (flow: Flow) => void): Flow {
  const flow = structuredClone(flowSchema.parse(FIRST));
  edit(flow);
  return flow;
}

function nodeOf<Kind extends Flow['nodes'][string]['kind']>(flow: Flow, id: string, kind: Kind) {
  const node = flow.nodes[id];
  if (node?.kind !== kind) throw new Error(`${id} is no ${kind}`);
  return node as Extract<Flow['nodes'][string], { kind: Kind }>;
}

const diffTo = (edit: (flow: Flow) => void) => diffFlows(flowSchema.parse(FIRST), after(edit));

describe('comparing two versions', () => {
  it('finds nothing where nothing is different, however it is written', () => {
    const swapped = { ...FIRST, nodes: Object.fromEntries(Object.entries(FIRST.nodes).reverse()) };
    expect(isNoDiff(diffFlows(flowSchema.parse(FIRST), flowSchema.parse(swapped)))).toBe(true);
  });

  it('tells what was added, removed and only moved', () => {
    const { nodes } = diffTo((flow) => {
      delete flow.nodes.hello;
      Object.assign(flow.nodes, flowSchema.shape.nodes.parse({ bye: { kind: 'end', data: {} } }));
      nodeOf(flow, 'need', 'menu').position = { x: 400, y: 20 };
      nodeOf(flow, 'box', 'group').data.collapsed = true;
    });
    expect(Object.fromEntries([...nodes].map(([id, { change }]) => [id, change]))).toEqual({
      bye: 'added',
      hello: 'removed',
      need: 'moved',
      box: 'moved',
    });
  });

  it('tells what a text was and is', () => {
    const { nodes } = diffTo((flow) => {
      nodeOf(flow, 'hello', 'say').data.text = 'Good morning.';
    });
    expect(nodes.get('hello')).toEqual({
      change: 'changed',
      fields: [{ field: 'text', before: 'Hello.', after: 'Good morning.' }],
    });
  });

  it('knows the items of a list by their ids, and says when only their order is another', () => {
    const inserted = diffTo((flow) => {
      const { options } = nodeOf(flow, 'need', 'menu').data;
      const [first] = options;
      if (first !== undefined) options.unshift({ ...first, id: 'move', label: 'Move' });
      if (options[2] !== undefined) options[2].label = 'Opening hours';
    });
    expect(inserted.nodes.get('need')?.fields.map(({ field }) => field)).toEqual([
      'options.hours.label',
      'options.move',
    ]);
    const turned = diffTo((flow) => void nodeOf(flow, 'need', 'menu').data.options.reverse());
    expect(turned.nodes.get('need')?.fields).toEqual([
      { field: 'options', before: ['book', 'hours'], after: ['hours', 'book'] },
    ]);
  });

  it('compares wires by where they leave, not by their ids', () => {
    const { wires } = diffTo((flow) => {
      flow.edges = {
        renamed: { from: { node: 'start', port: 'next' }, to: { node: 'need' } },
        more: { from: { node: 'need', port: 'option.book' }, to: { node: 'hello' } },
      };
    });
    expect(wires).toEqual([
      { from: { node: 'hello', port: 'next' }, before: 'need' },
      { from: { node: 'need', port: 'option.book' }, after: 'hello' },
      { from: { node: 'start', port: 'next' }, before: 'hello', after: 'need' },
    ]);
  });

  it('tells what else is different', () => {
    const { rest } = diffTo((flow) => {
      flow.name = 'Reception';
      flow.settings.language = 'en-GB';
      delete flow.variables.day;
    });
    expect(rest.map(({ field }) => field)).toEqual(['name', 'settings.language', 'variables.day']);
  });

  it('says the same the other way round, of any two flows', () => {
    fc.assert(
      fc.property(anyFlow, anyFlow, (left, right) => {
        const [there, back] = [diffFlows(left, right), diffFlows(right, left)];
        const turned = { added: 'removed', removed: 'added', changed: 'changed', moved: 'moved' } as const;
        expect([...back.nodes].map(([id, { change }]) => [id, turned[change]])).toEqual(
          [...there.nodes].map(([id, { change }]) => [id, change]),
        );
        expect(back.wires.map(({ from }) => from)).toEqual(there.wires.map(({ from }) => from));
        expect(back.rest.map(({ field }) => field)).toEqual(there.rest.map(({ field }) => field));
        expect(isNoDiff(diffFlows(left, structuredClone(left)))).toBe(true);
      }),
    );
  });
});
