import type { Command } from './command.ts';
import { withInside } from './group-tree.ts';
import { moveNodes } from './move-nodes.ts';

export interface NudgeArgs {
  readonly nodes: readonly string[];
  /** In canvas pixels. */
  readonly by: { readonly x: number; readonly y: number };
}

/** Moves steps a little, with what stands in a chosen group. */
export const nudge: Command<NudgeArgs> = {
  name: 'nudge',
  label: (words) => words.nudge,
  shortcut: null,
  allowed: (flow, { nodes }) => nodes.some((id) => Object.hasOwn(flow.nodes, id)),
  run(flow, { nodes, by }) {
    const moving = withInside(flow, nodes);
    moveNodes.run(
      flow,
      Object.fromEntries(
        [...moving].flatMap((id) => {
          const position = flow.nodes[id]?.position;
          return position === undefined ? [] : [[id, { x: position.x + by.x, y: position.y + by.y }]];
        }),
      ),
    );
  },
};
