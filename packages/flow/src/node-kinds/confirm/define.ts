import { portOf } from '../../port.ts';
import { say } from '../../sentences/say.ts';
import { checkedValue } from '../checked-value.ts';
import { compileLadders, LADDER_PORTS } from '../compile-ladders.ts';
import type { NodeKindDefinition } from '../definition.ts';
import { leaveBy } from '../leave-by.ts';
import { confirmDataSchema } from './data.ts';

const YES = portOf('yes', say('port.yes'));
const NO = portOf('no', say('port.no'));
const CORRECTED = portOf('corrected', say('port.corrected'));

export const confirm: NodeKindDefinition<'confirm'> = {
  title: 'Confirm',
  help: 'Reads values back: the caller says yes, no, or what it should be instead.',
  family: 'ask',
  hasInput: true,
  waits: () => true,
  silentPorts: () => ['noInput'],
  callerPorts: () => ['yes', 'no', 'corrected', 'noMatch', 'noInput'],
  judgesWords: () => true,
  defaults: () => confirmDataSchema.parse({}),
  ports: ({ fields }) => [YES, NO, ...(fields.length === 0 ? [] : [CORRECTED]), ...LADDER_PORTS],
  compile(data, context) {
    const fields = data.fields.map(({ variable, label, value }, index) => ({
      variable: context.writes(`fields.${index}.variable`, variable, {
        kind: value.kind,
        ports: ['corrected'],
        fills: 'perhaps',
      }),
      label: label === '' ? variable.replaceAll('_', ' ') : label,
      value: checkedValue(`fields.${index}.value`, value, context),
    }));
    const corrected = context.target('corrected');
    const store = { type: 'store', params: { variables: fields.map(({ variable }) => variable) } } as const;
    return {
      entry: [
        {
          type: 'listen',
          params: {
            node: context.node,
            ask: {
              kind: 'confirm',
              prompt: context.prompt('prompt', data.prompt),
              fields,
              ...compileLadders(data, context),
            },
          },
        },
      ],
      on: {
        ...leaveBy(['yes', 'no', 'noMatch', 'noInput'], context),
        ...(fields.length === 0
          ? {}
          : { corrected: [{ ...corrected, actions: [store, ...(corrected.actions ?? [])] }] }),
      },
    };
  },
};
