import { say } from '../../../sentences/say.ts';
import type { AfterCallKindDefinition } from '../../definition.ts';
import { messageDataSchema } from './data.ts';

export const message: AfterCallKindDefinition<'message'> = {
  title: 'Send a message',
  help: 'Sends the caller a text message, such as what was agreed. Never twice: what may have gone out is not sent again.',
  attempts: 4,
  timeLimitSeconds: 15,
  defaults: () => messageDataSchema.parse({}),
  results: () => [],
  compile(data, context) {
    if (data.text.trim() === '') context.report('EMPTY_PROMPT', 'text', say('EMPTY_PROMPT.message'));
    return {
      to: context.expression('to', data.to, 'text'),
      text: context.template('text', data.text, 'message'),
    };
  },
};
