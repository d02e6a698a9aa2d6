import type { Command } from './command.ts';

/** Takes a variable away; where it is still used becomes a problem. */
export const removeVariable: Command<{ readonly name: string }> = {
  name: 'remove-variable',
  label: (words) => words.removeVariable,
  shortcut: null,
  allowed: (flow, { name }) => Object.hasOwn(flow.variables, name),
  run(flow, { name }) {
    delete flow.variables[name];
  },
};
