import { portOf } from '../../port.ts';
import { say } from '../../sentences/say.ts';
import { checkedValue } from '../checked-value.ts';
import { compileLadders } from '../compile-ladders.ts';
import type { NodeKindDefinition } from '../definition.ts';
import { collectDataSchema } from './data.ts';

export const collect: NodeKindDefinition<'collect'> = {
  title: 'Collect',
  help: 'Asks for one or several values: a day, a time, a name. Takes them in any order, also when given early.',
  family: 'ask',
  hasInput: true,
  waits: () => true,
  silentPorts: () => ['failed'],
  callerPorts: () => ['collected', 'refused', 'failed'],
  defaults: () => collectDataSchema.parse({}),
  ports: () => [
    portOf('collected', say('port.collected')),
    portOf('refused', say('port.refused'), 'failure'),
    portOf('failed', say('port.gaveUp'), 'failure'),
  ],
  compile(data, context) {
    if (data.fields.length === 0) context.report('NOTHING_TO_CHOOSE', 'fields', say('NOTHING_TO_CHOOSE.fields'));
    const variables = data.fields.map((field) => field.variable);
    for (const [index, field] of data.fields.entries()) {
      if (variables.indexOf(field.variable) !== index) {
        context.report('DUPLICATE_ID', `fields.${index}.variable`, {
          said: say('DUPLICATE_ID.field', field.variable),
          fix: { said: say('fix.once'), edits: [{ field: `fields.${index}` }] },
        });
      }
    }
    const fields = data.fields.map((field, index) => ({
      variable: context.writes(`fields.${index}.variable`, field.variable, {
        kind: field.value.kind,
        ports: ['collected'],
      }),
      label: field.label === '' ? field.variable.replaceAll('_', ' ') : field.label,
      value: checkedValue(`fields.${index}.value`, field.value, context),
      prompt: context.template(`fields.${index}.ask`, field.ask === '' ? data.prompt : field.ask),
    }));
    const store = { type: 'store', params: { variables: fields.map(({ variable }) => variable) } } as const;
    const collected = context.target('collected');
    return {
      entry: [
        {
          type: 'listen',
          params: {
            node: context.node,
            ask: {
              kind: 'collect',
              prompt: context.prompt('prompt', data.prompt),
              fields,
              readBack: data.readBack === undefined ? undefined : context.prompt('readBack', data.readBack),
              ...compileLadders(data, context),
            },
          },
        },
      ],
      on: {
        collected: [{ ...collected, actions: [store, ...(collected.actions ?? [])] }],
        refused: [context.target('refused')],
        failed: [context.target('failed')],
      },
    };
  },
};
