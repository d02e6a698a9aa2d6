import { type Flow, flowSchema } from '@aybiza/flow';
import dental from '@aybiza/flow/templates/dental-practice.json' with { type: 'json' };
import { describe, expect, it } from 'vitest';
import type { MoveNodesArgs } from '../commands/index.ts';
import { layOut } from './lay-out.ts';
import { toLayoutInput } from './layout-input.ts';

const NO_SIZES = new Map();
const HERE = { startWorker: () => undefined };

async function laidOut(flow: Flow, chosen: readonly string[] = []): Promise<MoveNodesArgs> {
  return layOut(toLayoutInput(flow, chosen, NO_SIZES), HERE);
}

function placesIn(positions: MoveNodesArgs) {
  return (id: string) => positions[id] ?? { x: Number.NaN, y: Number.NaN };
}

function flowOf(nodes: Record<string, unknown>, wires: readonly [from: string, to: string][]): Flow {
  const edges = wires.map(([from, to]) => [`${from}-${to}`, { from: { node: from, port: 'next' }, to: { node: to } }]);
  return flowSchema.parse({ schemaVersion: 1, name: 'Test', nodes, edges: Object.fromEntries(edges) });
}

const say = (more: Record<string, unknown> = {}) => ({ kind: 'say', data: { text: 'Hello.' }, ...more });

describe('a layout', () => {
  it('draws steps in the order in which callers come to them, none over another', async () => {
    const flow = flowSchema.parse(dental);
    const input = toLayoutInput(flow, [], NO_SIZES);
    const place = placesIn(await layOut(input, HERE));
    const entries = input.cards.filter(({ isEntry }) => isEntry).map(({ id }) => place(id).x);
    expect(new Set(entries)).toEqual(new Set([place('start').x]));
    expect(place('start').x).toBeLessThan(place('need').x);
    expect(place('need').x).toBeLessThan(place('dayAndTime').x);
    const boxes = input.cards.map((card) => ({ ...card, ...place(card.id) }));
    const over = boxes.flatMap((one) =>
      boxes.filter(
        (other) =>
          one.id < other.id &&
          one.x < other.x + other.width &&
          other.x < one.x + one.width &&
          one.y < other.y + other.height &&
          other.y < one.y + one.height,
      ),
    );
    expect(over).toEqual([]);
  });

  it('is the same each time', async () => {
    const flow = flowSchema.parse(dental);
    expect(await laidOut(flow)).toEqual(await laidOut(flow));
  });

  it('leaves notes where they are, and everything at the corner where it stood', async () => {
    const flow = flowOf(
      {
        a: say({ position: { x: 500, y: 300 } }),
        b: say({ position: { x: 100, y: 700 } }),
        note: { kind: 'comment', data: {} },
      },
      [['a', 'b']],
    );
    const positions = await laidOut(flow);
    expect(Object.keys(positions).toSorted()).toEqual(['a', 'b']);
    expect(positions.a).toEqual({ x: 100, y: 300 });
  });

  it('of chosen steps moves nothing else, but what stands in a chosen group', async () => {
    const flow = flowOf(
      {
        a: say(),
        b: say(),
        box: { kind: 'group', data: { entry: 'inside' } },
        inside: say({ group: 'box' }),
        other: say(),
      },
      [
        ['a', 'b'],
        ['b', 'box'],
        ['box', 'other'],
      ],
    );
    const positions = await laidOut(flow, ['b', 'box']);
    expect(Object.keys(positions).toSorted()).toEqual(['b', 'box', 'inside']);
  });

  it('takes a collapsed group for one card, and wires out of it for its own', () => {
    const flow = flowOf(
      { a: say(), box: { kind: 'group', data: { collapsed: true } }, inside: say({ group: 'box' }), z: say() },
      [
        ['a', 'inside'],
        ['inside', 'z'],
      ],
    );
    const { cards, wires } = toLayoutInput(flow, [], NO_SIZES);
    expect(cards.map(({ id }) => id)).toEqual(['a', 'box', 'z']);
    expect(wires.map(({ from, to }) => `${from} ${to}`)).toEqual(['a box', 'box z']);
    expect(cards[1]?.ports).toContain(wires[1]?.port);
  });

  it('keeps what stands outside of a group out of its frame', async () => {
    const flow = flowOf(
      {
        a: say(),
        box: { kind: 'group', data: { entry: 'one' } },
        one: say({ group: 'box' }),
        two: say({ group: 'box' }),
        three: say({ group: 'box' }),
        beside: say(),
      },
      [
        ['a', 'box'],
        ['a', 'beside'],
        ['one', 'two'],
        ['two', 'three'],
      ],
    );
    const place = placesIn(await laidOut(flow));
    const members = ['box', 'one', 'two', 'three'].map(place);
    const top = Math.min(...members.map(({ y }) => y));
    const bottom = Math.max(...members.map(({ y }) => y)) + 140;
    const left = Math.min(...members.map(({ x }) => x));
    const { x, y } = place('beside');
    expect(x + 232 < left || y > bottom || y + 140 < top).toBe(true);
    expect(place('box').x).toBeLessThan(place('one').x);
  });
});
