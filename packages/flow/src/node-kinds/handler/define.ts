import { NEXT_PORT } from '../../port.ts';
import { say } from '../../sentences/say.ts';
import type { NodeKindDefinition } from '../definition.ts';
import { compilePhrases } from '../phrases.ts';
import { handlerDataSchema } from './data.ts';

export const handler: NodeKindDefinition<'handler'> = {
  title: 'Handler',
  help: 'Answers something callers may say or do at any time, such as asking for a person.',
  family: 'call',
  hasInput: false,
  waits: () => false,
  deserted: ({ trigger }) => (trigger.on === 'hangUp' ? ['next'] : []),
  defaults: () => handlerDataSchema.parse({ trigger: { on: 'says' } }),
  ports: () => [NEXT_PORT],
  compile(data, context) {
    const { trigger } = data;
    if (trigger.on === 'says') {
      const phrases = compilePhrases('trigger.intent', trigger, context);
      if (phrases.length === 0 && trigger.key === undefined)
        context.report('NO_PHRASES', 'trigger.phrases', say('NO_PHRASES'));
    }
    if (trigger.on === 'variable') context.expression('trigger.when', trigger.when, 'yesNo');
    return { always: [context.target('next')] };
  },
};
