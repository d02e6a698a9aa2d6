import { NEXT_PORT } from '../../port.ts';
import { say } from '../../sentences/say.ts';
import type { NodeKindDefinition } from '../definition.ts';
import { sendKeysDataSchema } from './data.ts';

export const sendKeys: NodeKindDefinition<'sendKeys'> = {
  title: 'Send keys',
  help: 'Presses telephone keys for the far end, such as an extension.',
  family: 'do',
  hasInput: true,
  waits: () => false,
  defaults: () => sendKeysDataSchema.parse({}),
  ports: () => [NEXT_PORT],
  compile(data, context) {
    if (data.keys === '') context.report('NOTHING_TO_CHOOSE', 'keys', say('NOTHING_TO_CHOOSE.keys'));
    return {
      entry: [{ type: 'sendKeys', params: { node: context.node, keys: data.keys } }],
      always: [context.target('next')],
    };
  },
};
