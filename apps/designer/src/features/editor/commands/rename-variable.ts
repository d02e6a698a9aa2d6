import { CALL_VARIABLES, renameVariable as renameInFlow, type VariableRename, variableNameSchema } from '@aybiza/flow';
import type { Command } from './command.ts';
import { writeOver } from './write-over.ts';

/** Gives a variable another name, everywhere it is written, read or spoken. */
export const renameVariable: Command<VariableRename> = {
  name: 'rename-variable',
  label: (words) => words.renameVariable,
  shortcut: null,
  allowed: (flow, { name, to }) =>
    Object.hasOwn(flow.variables, name) &&
    variableNameSchema.safeParse(to).success &&
    !Object.hasOwn(flow.variables, to) &&
    !Object.hasOwn(CALL_VARIABLES, to),
  run(flow, rename) {
    const { variables, nodes, ...others } = renameInFlow(flow, rename);
    flow.variables = variables;
    writeOver(flow.translations, others.translations);
    writeOver(flow.rules, others.rules);
    writeOver(flow.scenarios, others.scenarios);
    for (const [id, node] of Object.entries(nodes)) {
      if (node !== flow.nodes[id]) flow.nodes[id] = node;
    }
  },
};
