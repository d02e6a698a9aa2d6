import type { NodeKindDefinition } from '../definition.ts';
import { endDataSchema } from './data.ts';

export const end: NodeKindDefinition<'end'> = {
  title: 'End',
  help: 'Says goodbye and hangs up. The outcome is what you will see in the list of calls.',
  family: 'call',
  hasInput: true,
  waits: false,
  defaults: () => endDataSchema.parse({}),
  ports: () => [],
  compile(data, context) {
    const { node } = context;
    const goodbye = data.text === '' ? [] : [context.template('text', data.text)];
    return {
      type: 'final',
      entry: [
        ...goodbye.map((text) => ({
          type: 'say' as const,
          params: { node, variants: [text], interruption: 'protected' as const },
        })),
        { type: 'hangUp', params: { node, outcome: data.outcome } },
      ],
    };
  },
};
