import { portOf } from '../../port.ts';
import { say } from '../../sentences/say.ts';
import type { NodeKindDefinition } from '../definition.ts';
import { messageDataSchema } from './data.ts';

export const message: NodeKindDefinition<'message'> = {
  title: 'Send a message',
  help: 'Sends a text message, such as a confirmation or a link.',
  family: 'do',
  hasInput: true,
  waits: () => true,
  // Without a number there is nobody to send to.
  mayPassAtOnce: () => true,
  defaults: () => messageDataSchema.parse({}),
  ports: () => [portOf('sent', say('port.sent')), portOf('failed', say('port.failed'), 'failure')],
  compile(data, context) {
    if (data.text.trim() === '') context.report('EMPTY_PROMPT', 'text', say('EMPTY_PROMPT.message'));
    return {
      entry: [
        {
          type: 'sendMessage',
          params: {
            node: context.node,
            to: context.expression('to', data.to, 'text'),
            text: context.template('text', data.text, 'message'),
          },
        },
      ],
      on: { sent: [context.target('sent')], failed: [context.target('failed')] },
    };
  },
};
