import { flowSchema } from '@aybiza/flow';
import type { NodeChange } from '@xyflow/react';
import { describe, expect, it } from 'vitest';
import { inEnglish } from '../../language/strings.ts';
import { flowStrings } from '../flow-words/index.ts';
import { graphStrings } from './strings.ts';
import { toFrames } from './to-frames.ts';
import { type GraphNode, toGraph } from './to-graph.ts';
import { withMembers } from './with-members.ts';

const words = { graph: inEnglish(graphStrings), flow: inEnglish(flowStrings) };

function drawn(nodes: Readonly<Record<string, { at: readonly [number, number]; kind: string; group?: string }>>) {
  const written = Object.entries(nodes).map(([id, { at, kind, group }]) => [
    id,
    { kind, label: id, position: { x: at[0], y: at[1] }, data: {}, ...(group === undefined ? {} : { group }) },
  ]);
  const flow = flowSchema.parse({ schemaVersion: 1, name: 'Test', nodes: Object.fromEntries(written) });
  return toGraph(flow, {}, { words }).nodes.map((node) => ({ ...node, measured: { width: 100, height: 50 } }));
}

const nested = drawn({
  outer: { at: [0, 0], kind: 'group' },
  inner: { at: [200, 100], kind: 'group', group: 'outer' },
  deep: { at: [400, 200], kind: 'say', group: 'inner' },
  near: { at: [200, 0], kind: 'say', group: 'outer' },
  away: { at: [900, 900], kind: 'say' },
});

describe('the frame of a group', () => {
  it('goes around its card, its steps and the frames inside, which are drawn over it', () => {
    expect(
      toFrames(nested, words.flow).map(({ id, x, y, width, height }) => [id, x, y, x + width, y + height]),
    ).toEqual([
      ['outer', -22, -22, 544, 294],
      ['inner', 178, 78, 522, 272],
    ]);
  });

  it('is not drawn while nothing stands in the group, nor for groups that stand in each other', () => {
    const alone = drawn({ empty: { at: [0, 0], kind: 'group' } });
    const circle = drawn({
      one: { at: [0, 0], kind: 'group', group: 'two' },
      two: { at: [0, 0], kind: 'group', group: 'one' },
    });
    expect([toFrames(alone, words.flow), toFrames(circle, words.flow)]).toEqual([[], []]);
  });
});

it('says of a collapsed group what is said about the steps in it', () => {
  const say = { kind: 'say', data: {}, group: 'outer' };
  const outer = { kind: 'group', data: { collapsed: true } };
  const flow = flowSchema.parse({ schemaVersion: 1, name: 'Test', nodes: { outer, one: say, two: say } });
  const comments = new Map([
    ['one', { open: 2, calls: false }],
    ['two', { open: 1, calls: true }],
  ]);
  const [card] = toGraph(flow, { comments }, { words }).nodes;
  expect([card?.data.comments, card?.ariaLabel]).toEqual([
    { open: 3, calls: true },
    'Group, 3 comments, you are mentioned',
  ]);
});

describe('dragging a group', () => {
  const move = (id: string, x: number, y: number): NodeChange<GraphNode> => ({
    id,
    type: 'position',
    position: { x, y },
    dragging: true,
  });
  const placesOf = (changes: NodeChange<GraphNode>[]) =>
    Object.fromEntries(changes.flatMap((change) => (change.type === 'position' ? [[change.id, change.position]] : [])));

  it('takes everything in it along, by as much', () => {
    expect(placesOf(withMembers([move('outer', 10, -5)], nested))).toEqual({
      outer: { x: 10, y: -5 },
      near: { x: 210, y: -5 },
      inner: { x: 210, y: 95 },
      deep: { x: 410, y: 195 },
    });
  });

  it('moves what is dragged with it only once', () => {
    const places = placesOf(withMembers([move('outer', 10, 0), move('near', 215, 0)], nested));
    expect(places.near).toEqual({ x: 215, y: 0 });
  });

  it('adds nothing to other changes', () => {
    const changes = [move('away', 0, 0)];
    expect(withMembers(changes, nested)).toBe(changes);
  });
});
