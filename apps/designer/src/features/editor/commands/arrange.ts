import type { Flow } from '@aybiza/flow';
import type { Command } from './command.ts';
import { groupsAround } from './group-tree.ts';

const COLUMN_WIDTH = 340;
const ROW_GAP = 60;
const TITLE_HEIGHT = 90;
const PORT_HEIGHT = 25;

/** Lays steps out in columns, in the order a caller comes to them; handlers and their ways below, notes stay. */
export const arrange: Command<void> = {
  name: 'arrange',
  label: 'Tidy up the layout',
  shortcut: 'Shift+T',
  allowed: (flow) => Object.keys(flow.nodes).length > 1,
  run(flow) {
    const depths = depthsOf(flow);
    const bottoms = new Map<number, number>();
    const placed = new Set<string>();
    const place = (id: string, depth: number) => {
      const node = flow.nodes[id];
      if (node === undefined || placed.has(id)) return;
      placed.add(id);
      const y = bottoms.get(depth) ?? 40;
      node.position = { x: depth * COLUMN_WIDTH, y };
      bottoms.set(depth, y + estimateHeight(flow, id) + ROW_GAP);
    };
    for (const [id, depth] of depths) {
      // A group begins above the first of its steps, unless callers are sent to it.
      for (const group of groupsAround(flow, id).reverse()) place(group, depth);
      place(id, depth);
    }
  },
};

function estimateHeight(flow: Flow, id: string): number {
  const wires = Object.values(flow.edges).filter((edge) => edge.from.node === id).length;
  return TITLE_HEIGHT + PORT_HEIGHT * (wires + 2);
}

/** How many steps a caller takes to come here, breadth first, so that no loop goes on for ever. */
function depthsOf(flow: Flow): Map<string, number> {
  const depths = new Map<string, number>();
  const ways = new Map<string, string[]>();
  for (const { from, to } of Object.values(flow.edges)) ways.set(from.node, [...(ways.get(from.node) ?? []), to.node]);
  const entries = Object.entries(flow.nodes);
  for (const [id, node] of entries)
    if (node.kind === 'group' && node.data.entry !== '') ways.set(id, [node.data.entry, ...(ways.get(id) ?? [])]);
  const roots = [
    ...entries.filter(([, node]) => node.kind === 'start'),
    ...entries.filter(([, node]) => node.kind === 'handler'),
  ];
  const walk = (root: string) => {
    if (depths.has(root)) return;
    const open: [string, number][] = [[root, 0]];
    for (let next = open.shift(); next; next = open.shift()) {
      const [id, depth] = next;
      if (depths.has(id)) continue;
      depths.set(id, depth);
      for (const target of ways.get(id) ?? []) open.push([target, depth + 1]);
    }
  };
  for (const [id] of roots) walk(id);
  for (const [id, node] of entries) if (node.kind !== 'comment' && node.kind !== 'group') walk(id);
  for (const [id] of entries.filter(([, node]) => node.kind === 'group')) walk(id);
  return depths;
}
