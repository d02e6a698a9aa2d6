import { portOf } from '../../port.ts';
import { say } from '../../sentences/say.ts';
import type { NodeKindDefinition } from '../definition.ts';
import { limitDataSchema } from './data.ts';

export const limit: NodeKindDefinition<'limit'> = {
  title: 'Limit',
  help: 'Stops going round: after so many times, or so long into the call, callers go another way.',
  family: 'think',
  hasInput: true,
  waits: () => false,
  defaults: () => limitDataSchema.parse({}),
  ports: ({ counts, most }) => [
    portOf('under', say(counts === 'visits' ? 'port.visits' : 'port.seconds', most)),
    portOf('reached', say('port.reached')),
  ],
  compile: ({ counts, most }, context) => ({
    always: [
      {
        guard:
          counts === 'visits'
            ? { type: 'visitedMore', params: { node: context.node, than: most } }
            : { type: 'lasted', params: { ms: most * 1000 } },
        ...context.target('reached'),
      },
      context.target('under'),
    ],
  }),
};
