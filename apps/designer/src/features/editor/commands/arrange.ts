import type { Command } from './command.ts';
import { type MoveNodesArgs, moveNodes } from './move-nodes.ts';

/** Puts steps where a layout has worked out that they stand best. */
export const arrange: Command<MoveNodesArgs> = {
  ...moveNodes,
  name: 'arrange',
  label: (words) => words.arrange,
  shortcut: 'Shift+T',
};
