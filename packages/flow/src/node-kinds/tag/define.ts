import { NEXT_PORT } from '../../port.ts';
import { say } from '../../sentences/say.ts';
import type { NodeKindDefinition } from '../definition.ts';
import { tagDataSchema } from './data.ts';

export const tag: NodeKindDefinition<'tag'> = {
  title: 'Tag',
  help: 'Writes a label or a figure into the call’s record, to count it later.',
  family: 'do',
  hasInput: true,
  waits: () => false,
  defaults: () => tagDataSchema.parse({}),
  ports: () => [NEXT_PORT],
  compile(data, context) {
    if (data.label.trim() === '') context.report('EMPTY_PROMPT', 'label', say('EMPTY_PROMPT.tag'));
    return {
      entry: [
        {
          type: 'tag',
          params: {
            node: context.node,
            label: data.label,
            value: data.value.trim() === '' ? undefined : context.expression('value', data.value),
          },
        },
      ],
      always: [context.target('next')],
    };
  },
};
