import type { Command } from './command.ts';
import { groupsAround } from './group-tree.ts';
import { moveNodes } from './move-nodes.ts';

export interface NudgeArgs {
  readonly nodes: readonly string[];
  /** In canvas pixels. */
  readonly by: { readonly x: number; readonly y: number };
}

/** Moves steps a little, with what stands in a chosen group. */
export const nudge: Command<NudgeArgs> = {
  name: 'nudge',
  label: 'Move',
  shortcut: null,
  allowed: (flow, { nodes }) => nodes.some((id) => Object.hasOwn(flow.nodes, id)),
  run(flow, { nodes, by }) {
    const chosen = new Set(nodes);
    const moving = Object.entries(flow.nodes).filter(
      ([id]) => chosen.has(id) || groupsAround(flow, id).some((group) => chosen.has(group)),
    );
    moveNodes.run(
      flow,
      Object.fromEntries(moving.map(([id, { position }]) => [id, { x: position.x + by.x, y: position.y + by.y }])),
    );
  },
};
