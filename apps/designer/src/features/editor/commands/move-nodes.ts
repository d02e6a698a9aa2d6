import type { Command } from './command.ts';

export type MoveNodesArgs = Readonly<Record<string, { readonly x: number; readonly y: number }>>;

const FAR = 1_000_000;
const inside = (coordinate: number) => Math.round(Math.min(FAR, Math.max(-FAR, coordinate)));

/** Puts steps elsewhere on the canvas. A drag is one such move, when the pointer is released. */
export const moveNodes: Command<MoveNodesArgs> = {
  name: 'move-nodes',
  label: (words) => words.moveNodes,
  shortcut: null,
  allowed: (flow, positions) =>
    Object.entries(positions).some(([id, { x, y }]) => {
      const position = flow.nodes[id]?.position;
      return position !== undefined && (position.x !== x || position.y !== y);
    }),
  run(flow, positions) {
    for (const [id, { x, y }] of Object.entries(positions)) {
      const node = flow.nodes[id];
      if (node !== undefined) node.position = { x: inside(x), y: inside(y) };
    }
  },
};
