import type { Flow } from '@aybiza/flow';
import type { Command } from './command.ts';
import { writeOver } from './write-over.ts';

/** Puts another document in the place of this one: an import, or what somebody else saved. Undo brings this one back. */
export const replaceFlow: Command<{ readonly flow: Flow }> = {
  name: 'replace-flow',
  label: (words) => words.replaceFlow,
  shortcut: null,
  allowed: () => true,
  run: (flow, args) => writeOver(flow, args.flow),
};
