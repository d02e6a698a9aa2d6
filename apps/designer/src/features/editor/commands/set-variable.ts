import { CALL_VARIABLES, type Variable, variableNameSchema } from '@aybiza/flow';
import type { Command } from './command.ts';

export interface SetVariableArgs {
  readonly name: string;
  readonly variable: Variable;
}

/** Declares a variable, or changes what is said about it. */
export const setVariable: Command<SetVariableArgs> = {
  name: 'set-variable',
  label: (words) => words.setVariable,
  shortcut: null,
  allowed: (_flow, { name }) => variableNameSchema.safeParse(name).success && !Object.hasOwn(CALL_VARIABLES, name),
  run(flow, { name, variable }) {
    flow.variables[name] = variable;
  },
};
