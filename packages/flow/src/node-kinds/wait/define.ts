import { NEXT_PORT, portOf } from '../../port.ts';
import { say } from '../../sentences/say.ts';
import type { NodeKindDefinition } from '../definition.ts';
import { waitDataSchema } from './data.ts';

export const wait: NodeKindDefinition<'wait'> = {
  title: 'Wait',
  help: 'Pauses, silent or with music, for a time or until another system reports.',
  family: 'do',
  hasInput: true,
  waits: () => true,
  idleSeconds: ({ seconds, sound }) => (sound === 'music' ? 0 : seconds),
  speaks: ({ announcement, sound }) => announcement !== undefined || sound === 'music',
  defaults: () => waitDataSchema.parse({}),
  ports: ({ until }) =>
    until === undefined
      ? [NEXT_PORT]
      : [portOf('arrived', say('port.arrived')), portOf('timeout', say('port.timeout'))],
  compile(data, context) {
    const mapping = (data.until?.mapping ?? []).map(({ variable, pointer }, index) => ({
      variable: context.writes(`until.mapping.${index}.variable`, variable, { ports: ['arrived'], fills: 'orEmpties' }),
      pointer,
    }));
    const over = context.target(data.until === undefined ? 'next' : 'timeout');
    const arrived = data.until === undefined ? undefined : context.target('arrived');
    const store = { type: 'store', params: { variables: mapping.map(({ variable }) => variable) } } as const;
    return {
      entry: [
        {
          type: 'hold',
          params: {
            node: context.node,
            announcement:
              data.announcement === undefined ? undefined : context.template('announcement', data.announcement),
            sound: data.sound,
            signal: data.until?.signal,
            mapping,
          },
        },
      ],
      after: { [String(Math.round(data.seconds * 1000))]: [over] },
      on: arrived === undefined ? {} : { arrived: [{ ...arrived, actions: [store, ...(arrived.actions ?? [])] }] },
    };
  },
};
