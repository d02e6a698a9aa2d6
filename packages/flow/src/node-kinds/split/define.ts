import type { Port } from '../../port.ts';
import { say } from '../../sentences/say.ts';
import type { NodeKindDefinition } from '../definition.ts';
import { leaveBy } from '../leave-by.ts';
import { reportTwinIds } from '../report-twin-ids.ts';
import { splitDataSchema } from './data.ts';

/** The port of an arm. */
export function armPort(armId: string): string {
  return `arm.${armId}`;
}

export const split: NodeKindDefinition<'split'> = {
  title: 'Split',
  help: 'Sends a share of callers each way, to try something out.',
  family: 'think',
  hasInput: true,
  waits: () => false,
  defaults: () =>
    splitDataSchema.parse({
      arms: [
        { id: 'a', label: 'A', share: 50 },
        { id: 'b', label: 'B', share: 50 },
      ],
    }),
  ports: ({ arms }) =>
    arms.map(({ id, label }): Port => ({ id: armPort(id), label: label === '' ? id : label, fallback: 'mustBeWired' })),
  compile(data, context) {
    reportTwinIds('arms', data.arms, context);
    const shares = data.arms.reduce((sum, { share }) => sum + share, 0);
    if (data.arms.length === 0 || shares === 0)
      context.report('NOTHING_TO_CHOOSE', 'arms', say('NOTHING_TO_CHOOSE.arms'));
    return {
      entry:
        data.arms.length === 0
          ? []
          : [
              {
                type: 'draw',
                params: {
                  node: context.node,
                  arms: data.arms.map(({ id, share }) => ({ port: armPort(id), share })),
                  sticky: data.sticky,
                },
              },
            ],
      on: leaveBy(
        data.arms.map(({ id }) => armPort(id)),
        context,
      ),
    };
  },
};
