import type { Command } from './command.ts';

/** Gives a step another name; an empty one shows what its kind is called. */
export const renameNode: Command<{ readonly id: string; readonly label: string }> = {
  name: 'rename-node',
  label: (words) => words.renameNode,
  shortcut: 'F2',
  allowed: (flow, { id, label }) => Object.hasOwn(flow.nodes, id) && label.length <= 200,
  run(flow, { id, label }) {
    const node = flow.nodes[id];
    if (node !== undefined) node.label = label;
  },
};
