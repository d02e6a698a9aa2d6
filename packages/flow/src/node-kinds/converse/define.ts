import { libraryOf } from '../../library.ts';
import { type Port, portOf } from '../../port.ts';
import { say } from '../../sentences/say.ts';
import { checkedValue } from '../checked-value.ts';
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
  waits: () => true,
  silentPorts: () => ['noInput'],
  // Without an opening the model speaks first and may be through with it before the caller has said a word.
  callerPorts: ({ opening }) => (opening === undefined ? [] : ['noInput']),
  speaks: () => true,
  defaults: () =>
    converseDataSchema.parse({ exits: [{ id: 'done', label: 'Done', description: 'The goal is reached.' }] }),
  ports: (data) => [
    ...data.exits.map((exit): Port => ({ id: exitPort(exit.id), label: exit.label, fallback: 'mustBeWired' })),
    portOf('turnLimit', say('port.turnLimit'), 'failure'),
    portOf('noInput', say('port.noInput'), 'silence'),
    portOf('failed', say('port.failed'), 'failure'),
  ],
  compile(data, context) {
    if (data.exits.length === 0) context.report('NOTHING_TO_CHOOSE', 'exits', say('NOTHING_TO_CHOOSE.exits'));
    const extract = data.extract.map(({ variable, value, description }, index) => ({
      variable: context.writes(`extract.${index}.variable`, variable, { kind: value.kind, fills: 'perhaps' }),
      value: checkedValue(`extract.${index}.value`, value, context),
      description,
    }));
    const library = libraryOf(data);
    const sources = data.sources.filter((source) => Object.hasOwn(context.flow.knowledge, source));
    for (const [index, source] of data.sources.entries())
      if (!sources.includes(source))
        context.report('UNKNOWN_SOURCE', `sources.${index}`, {
          said: say('UNKNOWN_SOURCE.lookUp'),
          fix: { said: say('fix.without'), edits: [{ field: `sources.${index}` }] },
        });
    const store = { type: 'store', params: { variables: extract.map(({ variable }) => variable) } } as const;
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
            extract,
            ...(library === undefined && sources.length === 0
              ? {}
              : { lookUp: { sources, ...(library === undefined ? {} : { library }) } }),
            turnLimit: data.turnLimit,
            waitMs: Math.round(data.waitSeconds * 1000),
            interruption: data.interruption,
            voice: data.voice,
          },
        },
      ],
      on: Object.fromEntries(ports),
    };
  },
};
