import type { NodeKindDefinition } from '../definition.ts';
import { endDataSchema } from './data.ts';

export const end: NodeKindDefinition<'end'> = {
  title: 'End',
  help: 'Says goodbye and hangs up; inside another flow it goes back there. The outcome is what you will see in the list of calls.',
  family: 'call',
  hasInput: true,
  waits: () => false,
  speaks: () => true,
  defaults: () => endDataSchema.parse({}),
  ports: () => [],
  compile(data, context) {
    const { node } = context;
    const goodbye = data.text === '' ? [] : [context.template('text', data.text)];
    const back = context.returns(data.outcome);
    const words = goodbye.map((text) => ({
      type: 'say' as const,
      params: { node, variants: [text], interruption: 'protected' as const },
    }));
    if (back !== undefined) return { entry: words, always: [back] };
    return {
      type: 'final',
      entry: [...words, { type: 'hangUp', params: { node, outcome: data.outcome } }],
    };
  },
};
