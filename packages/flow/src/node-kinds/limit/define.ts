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
    { id: 'under', label: counts === 'visits' ? `Up to ${most} times` : `Before ${most} s`, fallback: 'mustBeWired' },
    { id: 'reached', label: 'Reached', fallback: 'mustBeWired' },
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
