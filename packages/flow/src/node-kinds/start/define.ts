import { NEXT_PORT, type Port, portOf } from '../../port.ts';
import { say } from '../../sentences/say.ts';
import type { NodeKindDefinition } from '../definition.ts';
import { leaveBy } from '../leave-by.ts';
import { startDataSchema } from './data.ts';

const OUTBOUND_PORTS: readonly Port[] = [
  portOf('person', say('port.person')),
  portOf('voicemail', say('port.machine'), 'failure'),
  portOf('noAnswer', say('port.noAnswer'), 'failure'),
];

export const start: NodeKindDefinition<'start'> = {
  title: 'Call starts',
  help: 'Where every call enters. There is exactly one.',
  family: 'call',
  hasInput: false,
  waits: ({ direction, speaksFirst }) => direction === 'outbound' || speaksFirst === 'caller',
  speaks: () => true,
  deserted: ({ direction }) => (direction === 'outbound' ? ['noAnswer'] : []),
  defaults: () => startDataSchema.parse({}),
  ports: ({ direction }) => (direction === 'outbound' ? OUTBOUND_PORTS : [NEXT_PORT]),
  compile(data, context) {
    for (const [index, variable] of data.inputs.entries()) context.writes(`inputs.${index}`, variable);
    if (data.direction === 'outbound') {
      return {
        entry: [{ type: 'awaitHello', params: { node: context.node, outbound: true } }],
        on: leaveBy(
          OUTBOUND_PORTS.map(({ id }) => id),
          context,
        ),
      };
    }
    if (data.speaksFirst === 'agent') return { always: [context.target('next')] };
    return {
      entry: [{ type: 'awaitHello', params: { node: context.node, outbound: false } }],
      on: { next: [context.target('next')] },
    };
  },
};
