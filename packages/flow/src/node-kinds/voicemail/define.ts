import { portOf } from '../../port.ts';
import { say } from '../../sentences/say.ts';
import type { NodeKindDefinition } from '../definition.ts';
import { voicemailDataSchema } from './data.ts';

export const voicemail: NodeKindDefinition<'voicemail'> = {
  title: 'Voicemail',
  help: 'Takes a message after a beep.',
  family: 'ask',
  hasInput: true,
  waits: () => true,
  silentPorts: () => ['empty'],
  callerPorts: () => ['recorded', 'empty'],
  defaults: () => voicemailDataSchema.parse({ prompt: 'Please leave a message after the tone.' }),
  ports: () => [portOf('recorded', say('port.recorded')), portOf('empty', say('port.noInput'), 'silence')],
  compile(data, context) {
    const variable =
      data.variable === undefined
        ? undefined
        : context.writes('variable', data.variable, { kind: 'text', ports: ['recorded'] });
    const recorded = context.target('recorded');
    const store = variable === undefined ? [] : [{ type: 'store' as const, params: { variables: [variable] } }];
    return {
      entry: [
        {
          type: 'takeMessage',
          params: {
            node: context.node,
            prompt: context.template('prompt', data.prompt),
            maxMs: data.maxSeconds * 1000,
            silenceMs: Math.round(data.silenceSeconds * 1000),
            variable,
            interruption: data.interruption,
            voice: data.voice,
          },
        },
      ],
      on: {
        recorded: [{ ...recorded, actions: [...store, ...(recorded.actions ?? [])] }],
        empty: [context.target('empty')],
      },
    };
  },
};
