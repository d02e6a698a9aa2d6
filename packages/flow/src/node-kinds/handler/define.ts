import { NEXT_PORT } from '../../port.ts';
import type { NodeKindDefinition } from '../definition.ts';
import { handlerDataSchema } from './data.ts';

export const handler: NodeKindDefinition<'handler'> = {
  title: 'Handler',
  help: 'Answers something callers may say or do at any time, such as asking for a person.',
  family: 'call',
  hasInput: false,
  waits: false,
  defaults: () => handlerDataSchema.parse({ trigger: { on: 'says' } }),
  ports: () => [NEXT_PORT],
  compile(data, context) {
    if (data.trigger.on === 'says' && data.trigger.phrases.length === 0 && data.trigger.key === undefined) {
      context.report('NO_PHRASES', 'trigger.phrases', 'Nothing leads here yet: say which words or which key do.');
    }
    return { always: [context.target('next')] };
  },
};
