import { type Port, portOf } from '../../port.ts';
import { say } from '../../sentences/say.ts';
import { compileLadders } from '../compile-ladders.ts';
import type { NodeKindDefinition } from '../definition.ts';
import { swapped } from '../swapped.ts';
import { keypadDataSchema } from './data.ts';

const PORTS: readonly Port[] = [
  portOf('entered', say('port.entered')),
  portOf('invalid', say('port.invalid'), 'failure'),
  portOf('noInput', say('port.noKeys'), 'silence'),
];

export const keypad: NodeKindDefinition<'keypad'> = {
  title: 'Keypad',
  help: 'Takes a number by the telephone’s keys: an account, a PIN, a card.',
  family: 'ask',
  hasInput: true,
  waits: () => true,
  silentPorts: () => ['noInput'],
  callerPorts: () => ['entered', 'invalid', 'noInput'],
  defaults: () => keypadDataSchema.parse({ variable: 'digits' }),
  ports: () => PORTS,
  compile(data, context) {
    const variable = context.writes('variable', data.variable, { kind: 'digits', ports: ['entered'] });
    if (data.minLength > data.maxLength)
      context.report('BAD_LENGTH', 'minLength', {
        said: say('BAD_LENGTH.digits'),
        fix: swapped({ field: 'minLength', value: data.minLength }, { field: 'maxLength', value: data.maxLength }),
      });
    const entered = context.target('entered');
    return {
      entry: [
        {
          type: 'listen',
          params: {
            node: context.node,
            ask: {
              kind: 'keypad',
              prompt: context.prompt('prompt', data.prompt),
              variable,
              minLength: data.minLength,
              maxLength: data.maxLength,
              finishKey: data.finishKey,
              speech: data.speech,
              masked: data.masked,
              ...compileLadders(data, context),
            },
          },
        },
      ],
      on: {
        entered: [
          { ...entered, actions: [{ type: 'store', params: { variables: [variable] } }, ...(entered.actions ?? [])] },
        ],
        invalid: [context.target('invalid')],
        noInput: [context.target('noInput')],
      },
    };
  },
};
