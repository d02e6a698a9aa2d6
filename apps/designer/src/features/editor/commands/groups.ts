import { definitionOf, type Flow, groupsAround, MAX_NODES } from '@aybiza/flow';
import { newNode } from './add-node.ts';
import type { Command } from './command.ts';
import { mayStandIn, moveIntoGroup } from './group-tree.ts';

interface Chosen {
  readonly nodes: readonly string[];
}

/** Puts steps into a group, or into none. */
export const setGroup: Command<Chosen & { readonly group: string | undefined }> = {
  name: 'set-group',
  label: (words) => words.setGroup,
  shortcut: null,
  allowed: (flow, { nodes, group }) =>
    nodes.some((id) => flow.nodes[id] !== undefined && flow.nodes[id].group !== group) &&
    nodes.every((id) => group === undefined || mayStandIn(flow, id, group)),
  run(flow, { nodes, group }) {
    for (const id of nodes) moveIntoGroup(flow, id, group);
  },
};

/** Takes steps out of the group they stand in, into the one around it. */
export const leaveGroup: Command<Chosen> = {
  name: 'leave-group',
  label: (words) => words.leaveGroup,
  shortcut: 'Mod+Shift+G',
  allowed: (flow, { nodes }) => nodes.some((id) => flow.nodes[id]?.group !== undefined),
  run(flow, { nodes }) {
    for (const id of outermost(flow, nodes)) moveIntoGroup(flow, id, groupsAround(flow, id)[1]);
  },
};

/** Draws a group as one card, or with its steps. */
export const setCollapsed: Command<{ readonly group: string; readonly collapsed: boolean }> = {
  name: 'set-collapsed',
  label: (words) => words.setCollapsed,
  labelOf:
    ({ collapsed }) =>
    (words) =>
      collapsed ? words.collapse : words.open,
  shortcut: null,
  allowed({ nodes }, { group, collapsed }) {
    const node = nodes[group];
    return node?.kind === 'group' && node.data.collapsed !== collapsed;
  },
  run({ nodes }, { group, collapsed }) {
    const node = nodes[group];
    if (node?.kind === 'group') node.data.collapsed = collapsed;
  },
};

/** Above the steps, where the frame begins. */
const CARD_HEIGHT = 150;

/** Makes a group around steps: callers sent to it begin where they have come in until now. */
export const groupNodes: Command<Chosen & { readonly id: string }> = {
  name: 'group-nodes',
  label: (words) => words.groupNodes,
  shortcut: 'Mod+G',
  allowed: (flow, { id, nodes }) =>
    !Object.hasOwn(flow.nodes, id) &&
    Object.keys(flow.nodes).length < MAX_NODES &&
    groupable(flow, nodes).some((inside) => flow.nodes[inside]?.kind !== 'comment'),
  run(flow, { id, nodes }) {
    const inside = groupable(flow, nodes);
    const places = inside.flatMap((member) => flow.nodes[member]?.position ?? []);
    const around = commonGroup(flow, inside);
    const entry = entryOf(flow, inside);
    const group = newNode('group', {
      x: Math.min(...places.map(({ x }) => x)),
      y: Math.min(...places.map(({ y }) => y)) - CARD_HEIGHT,
    });
    if (group.kind !== 'group') return;
    flow.nodes[id] = { ...group, ...(around === undefined ? {} : { group: around }), data: { ...group.data, entry } };
    const outer = flow.nodes[around ?? ''];
    // Whoever was sent to the group around comes to the same step as before.
    if (outer?.kind === 'group' && inside.includes(outer.data.entry)) outer.data.entry = entry === '' ? '' : id;
    for (const member of inside) moveIntoGroup(flow, member, id);
  },
};

/** The chosen steps that go into a group; what stands in a chosen group stays in it. */
function groupable(flow: Flow, nodes: readonly string[]): string[] {
  return outermost(flow, nodes).filter((id) => flow.nodes[id]?.kind !== 'start');
}

function outermost(flow: Flow, nodes: readonly string[]): string[] {
  const chosen = new Set(nodes.filter((id) => Object.hasOwn(flow.nodes, id)));
  return [...chosen].filter((id) => !groupsAround(flow, id).some((group) => chosen.has(group)));
}

/** The nearest group that all of them stand in. */
function commonGroup(flow: Flow, nodes: readonly string[]): string | undefined {
  const [first = [], ...others] = nodes.map((id) => groupsAround(flow, id));
  return first.find((group) => others.every((around) => around.includes(group)));
}

/** The first of the steps, from left to right, that a wire from outside leads to; else the first that can be come to. */
function entryOf(flow: Flow, nodes: readonly string[]): string {
  const place = (id: string) => flow.nodes[id]?.position ?? { x: 0, y: 0 };
  const candidates = nodes
    .filter((id) => {
      const node = flow.nodes[id];
      return node !== undefined && definitionOf(node).hasInput;
    })
    .toSorted((left, right) => place(left).x - place(right).x || place(left).y - place(right).y);
  const isInside = (id: string) => nodes.includes(id) || groupsAround(flow, id).some((group) => nodes.includes(group));
  const comeTo = new Set(Object.values(flow.edges).flatMap(({ from, to }) => (isInside(from.node) ? [] : [to.node])));
  return candidates.find((id) => comeTo.has(id)) ?? candidates[0] ?? '';
}
