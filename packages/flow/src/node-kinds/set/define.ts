import { NEXT_PORT } from '../../port.ts';
import type { NodeKindDefinition } from '../definition.ts';
import { setDataSchema } from './data.ts';

export const set: NodeKindDefinition<'set'> = {
  title: 'Set',
  help: 'Notes something down for later: gives variables a value.',
  family: 'think',
  hasInput: true,
  waits: () => false,
  defaults: () => setDataSchema.parse({}),
  ports: () => [NEXT_PORT],
  compile(data, context) {
    return {
      entry: [
        {
          type: 'set',
          params: {
            assignments: data.assignments.map(({ variable, value }, index) => {
              const assigned = context.expression(`assignments.${index}.value`, value);
              return {
                variable: context.writes(`assignments.${index}.variable`, variable, { fills: assigned }),
                value: assigned,
              };
            }),
          },
        },
      ],
      always: [context.target('next')],
    };
  },
};
