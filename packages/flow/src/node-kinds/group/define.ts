import { type Port, portOf } from '../../port.ts';
import { say } from '../../sentences/say.ts';
import type { NodeKindDefinition } from '../definition.ts';
import { groupDataSchema } from './data.ts';

export const group: NodeKindDefinition<'group'> = {
  title: 'Group',
  help: 'A frame around steps: what they leave open leaves by the group’s own ways out.',
  family: 'call',
  hasInput: true,
  waits: () => false,
  deserted: () => ['hungUp'],
  defaults: () => groupDataSchema.parse({}),
  ports: ({ exits, limits }) => [
    ...exits.map(({ port, label }): Port => ({ id: port, label: label === '' ? port : label, fallback: 'passedOn' })),
    ...(limits.seconds === undefined ? [] : [portOf('timeLimit', say('port.timeout'), 'failure')]),
  ],
  // The compiler builds a group's state from the nodes inside: what is here is only what the group itself adds.
  compile({ limits }, context) {
    return limits.seconds === undefined
      ? {}
      : { after: { [String(limits.seconds * 1000)]: [context.target('timeLimit')] } };
  },
};
