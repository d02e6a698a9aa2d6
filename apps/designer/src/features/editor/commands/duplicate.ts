import type { Command } from './command.ts';
import { copyFragment, insertFragment } from './fragment.ts';

const ASIDE = { x: 40, y: 40 };

/** Copies steps, with the wires among them, a little to the side. */
export const duplicate: Command<{ readonly nodes: readonly string[] }> = {
  name: 'duplicate',
  label: (words) => words.duplicate,
  shortcut: 'Mod+D',
  allowed: (flow, { nodes }) => Object.keys(copyFragment(flow, nodes).nodes).length > 0,
  run: (flow, { nodes }) => insertFragment(flow, copyFragment(flow, nodes), ASIDE),
};
