import type { Port } from '../../port.ts';
import type { NodeKindDefinition } from '../definition.ts';
import { converseDataSchema } from './data.ts';

/** The port of an exit. */
export function exitPort(exitId: string): string {
  return `exit.${exitId}`;
}

export const converse: NodeKindDefinition<'converse'> = {
  title: 'Converse',
  help: 'Lets the model lead the conversation towards a goal, inside limits you set.',
  family: 'think',
  hasInput: true,
  waits: true,
  defaults: () =>
    converseDataSchema.parse({ exits: [{ id: 'done', label: 'Done', description: 'The goal is reached.' }] }),
  ports: (data) => [
    ...data.exits.map((exit): Port => ({ id: exitPort(exit.id), label: exit.label, fallback: 'mustBeWired' })),
    { id: 'turnLimit', label: 'Took too many turns', fallback: 'failure' },
    { id: 'noInput', label: 'Nothing said', fallback: 'silence' },
    { id: 'failed', label: 'Failed', fallback: 'failure' },
  ],
  compile(data, context) {
    if (data.exits.length === 0)
      context.report('NOTHING_TO_CHOOSE', 'exits', 'The conversation has no way out: add an exit.');
    for (const [index, field] of data.extract.entries())
      context.writes(`extract.${index}.variable`, field.variable, field.value.kind);
    const store = { type: 'store', params: { variables: data.extract.map(({ variable }) => variable) } } as const;
    const ports = [...data.exits.map(({ id }) => exitPort(id)), 'turnLimit', 'noInput', 'failed'].map((port) => {
      const transition = context.target(port);
      return [port, [{ ...transition, actions: [store, ...(transition.actions ?? [])] }]];
    });
    return {
      entry: [
        {
          type: 'converse',
          params: {
            node: context.node,
            instructions: context.prompt('goal', data.goal),
            opening: data.opening === undefined ? undefined : context.template('opening', data.opening),
            exits: data.exits.map(({ id, label, description }) => ({
              port: exitPort(id),
              name: id,
              description: description === '' ? label : description,
            })),
            extract: data.extract,
            turnLimit: data.turnLimit,
            waitMs: Math.round(data.waitSeconds * 1000),
            interruption: data.interruption,
          },
        },
      ],
      on: Object.fromEntries(ports),
    };
  },
};
