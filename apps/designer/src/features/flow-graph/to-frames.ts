import { type FlowWords, titleOf } from '../flow-words/index.ts';
import { type Box, boxAround } from './align.ts';
import { boxOf, type GraphNode } from './to-graph.ts';

/** The frame of a group, in canvas pixels: around its card, its steps and the frames of the groups in it. */
export interface GroupFrame {
  readonly id: string;
  readonly title: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly selected: boolean;
}

const PADDING = 22;

/** The frames of all groups that hold a step, outer ones first, so that inner ones are drawn over them. */
export function toFrames(nodes: readonly GraphNode[], words: FlowWords): GroupFrame[] {
  const cards = new Map(nodes.map((node) => [node.id, node]));
  const members = membersOf(nodes);
  const boxes = new Map<string, { box: Box; depth: number }>();
  const measure = (id: string, around: readonly string[]): Box | undefined => {
    const inside = members.get(id);
    const card = cards.get(id);
    if (card === undefined || card.hidden === true) return undefined;
    // A collapsed group is a card and nothing else.
    if (inside === undefined || inside.every((member) => cards.get(member)?.hidden)) return boxOf(card);
    const parts = inside
      .filter((member) => !around.includes(member) && member !== id)
      .flatMap((member) => measure(member, [...around, id]) ?? []);
    const box = padded(boxAround([boxOf(card), ...parts]) ?? boxOf(card));
    boxes.set(id, { box, depth: around.length });
    return box;
  };
  for (const { id, data } of nodes) {
    if (members.has(id) && !isGroup(cards.get(data.node.group ?? ''))) measure(id, []);
  }
  return [...boxes]
    .toSorted(([, left], [, right]) => left.depth - right.depth)
    .flatMap(([id, { box }]) => {
      const card = cards.get(id);
      if (card === undefined) return [];
      const { left, top, right, bottom } = box;
      const size = { x: left, y: top, width: right - left, height: bottom - top };
      return [{ id, title: titleOf(card.data.node, words), ...size, selected: card.selected === true }];
    });
}

/** Which cards stand in each group, with those of the groups in it or without. */
export function membersOf(nodes: readonly GraphNode[]): ReadonlyMap<string, readonly string[]> {
  const groups = new Set(nodes.filter(isGroup).map(({ id }) => id));
  const members = new Map<string, string[]>();
  if (groups.size === 0) return members;
  for (const { id, data } of nodes) {
    const { group } = data.node;
    if (group === undefined || !groups.has(group)) continue;
    const known = members.get(group);
    if (known === undefined) members.set(group, [id]);
    else known.push(id);
  }
  return members;
}

function isGroup(node: GraphNode | undefined): boolean {
  return node?.data.node.kind === 'group';
}

function padded({ left, top, right, bottom }: Box): Box {
  return { left: left - PADDING, top: top - PADDING, right: right + PADDING, bottom: bottom + PADDING };
}
