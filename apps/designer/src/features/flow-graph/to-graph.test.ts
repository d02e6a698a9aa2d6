import { type Flow, flowSchema, parseFlow } from '@aybiza/flow';
import dental from '@aybiza/flow/templates/dental-practice.json' with { type: 'json' };
import { describe, expect, it } from 'vitest';
import { inEnglish } from '../../language/strings.ts';
import { flowStrings } from '../flow-words/index.ts';
import type { GraphLayers } from './graph-layers.ts';
import { graphStrings } from './strings.ts';
import { toGraph } from './to-graph.ts';

const words = { graph: inEnglish(graphStrings), flow: inEnglish(flowStrings) };

function demo(): Flow {
  const parsed = parseFlow(dental);
  if (!parsed.ok) throw new Error(parsed.error.message);
  return parsed.value;
}

const card = (graph: ReturnType<typeof toGraph>, id: string) => {
  const found = graph.nodes.find((node) => node.id === id);
  if (found === undefined) throw new Error(`no card ${id}`);
  return found;
};

describe('toGraph', () => {
  it('draws every node and every wire, each at its port', () => {
    const flow = demo();
    const graph = toGraph(flow, {}, { words });
    expect(graph.nodes).toHaveLength(Object.keys(flow.nodes).length);
    expect(graph.edges.find(({ id }) => id === 'start-next')).toMatchObject({
      source: 'start',
      sourceHandle: 'next',
      target: flow.edges['start-next']?.to.node,
    });
  });

  it('tells wired ports from open ones', () => {
    const ports = card(toGraph(demo(), {}, { words }), 'need').data.ports;
    expect(ports.find(({ id }) => id === 'option.book')?.wired).toBe(true);
    expect(ports.find(({ id }) => id === 'noInput')?.wired).toBe(false);
  });

  it('leaves out wires to nodes that are gone, instead of failing', () => {
    const flow = demo();
    const { need: _need, ...nodes } = flow.nodes;
    const graph = toGraph({ ...flow, nodes }, {}, { words });
    expect(graph.edges.some(({ source, target }) => source === 'need' || target === 'need')).toBe(false);
  });

  it('keeps the objects of whatever did not change: of wires those that are called as before', () => {
    const flow = demo();
    const before = toGraph(flow, {}, { words });
    const hours = flow.nodes.hours;
    if (hours === undefined) throw new Error('the demo flow has opening hours');
    const nodes = { ...flow.nodes, hours: { ...hours, label: 'When we are open' } };
    const after = toGraph({ ...flow, nodes }, {}, { words, previous: before });
    const redrawn = after.nodes.filter((node, index) => node !== before.nodes[index]).map(({ id }) => id);
    expect(redrawn).toEqual(['hours']);
    const renamed = after.edges.filter((edge, index) => edge !== before.edges[index]);
    expect(renamed.length).toBeGreaterThan(0);
    for (const { source, target, ariaLabel } of renamed) {
      expect([source, target]).toContain('hours');
      expect(ariaLabel).toContain('“When we are open”');
    }
  });

  it('keeps what was measured, and the place of what is being dragged', () => {
    const flow = demo();
    const before = toGraph(flow, {}, { words });
    const measured = { width: 232, height: 99 };
    const dragged = before.nodes.map((node) => ({ ...node, measured, dragging: true, position: { x: 1, y: 2 } }));
    const after = toGraph(
      flow,
      { selection: { nodes: ['need'], edges: [] } },
      { words, previous: { ...before, nodes: dragged } },
    );
    expect(card(after, 'need')).toMatchObject({ measured, position: { x: 1, y: 2 }, selected: true });
  });

  it('lights the way of a call and says where the caller is', () => {
    const path = { nodes: new Set(['start', 'need']), edges: new Set(['start-next']), current: 'need' };
    const graph = toGraph(demo(), { path }, { words });
    expect([card(graph, 'start').data.visit, card(graph, 'need').data.visit, card(graph, 'hours').data.visit]).toEqual([
      'visited',
      'current',
      'none',
    ]);
    expect(graph.edges.filter(({ data }) => data?.visited).map(({ id }) => id)).toEqual(['start-next']);
  });

  it('names a card for people who hear it', () => {
    const problems = new Map([['need', { errors: 1, warnings: 2 }]]);
    expect(card(toGraph(demo(), { problems }, { words }), 'need').ariaLabel).toBe(
      'What do they need?, Menu, 1 error, 2 warnings',
    );
  });

  it('tells wires that some scenario takes from those that none takes, while somebody asks', () => {
    const covers = (coverage?: ReadonlyMap<string, number>) =>
      toGraph(demo(), { coverage }, { words })
        .edges.filter(({ id }) => id === 'start-next' || id === 'need-option-hours')
        .map(({ id, data }) => [id, data?.cover]);
    expect(covers(new Map([['start-next', 2]]))).toEqual(
      expect.arrayContaining([
        ['start-next', 'taken'],
        ['need-option-hours', 'untaken'],
      ]),
    );
    expect(covers()).toContainEqual(['start-next', 'unknown']);
  });
});

describe('a collapsed group', () => {
  const flow = flowSchema.parse({
    schemaVersion: 1,
    name: 'Test',
    nodes: {
      box: { kind: 'group', data: { collapsed: true } },
      inside: { kind: 'say', data: {}, group: 'box' },
      after: { kind: 'say', data: {} },
    },
    edges: { out: { from: { node: 'inside', port: 'next' }, to: { node: 'after' } } },
  });
  const drawn = (layers: GraphLayers = {}) => {
    const { nodes, edges } = toGraph(flow, layers, { words });
    return { nodes: new Map(nodes.map((node) => [node.id, node])), edges };
  };

  it('hides its steps, says how many, and has their wires', () => {
    const { nodes, edges } = drawn();
    expect([nodes.get('inside')?.hidden, nodes.get('box')?.hidden]).toEqual([true, false]);
    expect(nodes.get('box')?.data.inside).toBe(1);
    expect(edges.map(({ source, target }) => `${source} ${target}`)).toEqual(['box after']);
  });

  it('shows what is wrong inside, and that the caller is there', () => {
    const problems = new Map([['inside', { errors: 1, warnings: 2 }]]);
    const path = { nodes: new Set(['inside']), edges: new Set<string>(), current: 'inside' };
    const box = drawn({ problems, path }).nodes.get('box');
    expect(box?.data).toMatchObject({ problems: { errors: 1, warnings: 2 }, visit: 'current' });
  });

  it('is drawn open where it cannot be opened', () => {
    const { nodes, edges } = drawn({ unfolded: true });
    expect([nodes.get('inside')?.hidden, nodes.get('box')?.data.folded]).toEqual([false, false]);
    expect(edges[0]?.source).toBe('inside');
  });
});
