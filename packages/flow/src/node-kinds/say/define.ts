import { NEXT_PORT } from '../../port.ts';
import type { NodeKindDefinition } from '../definition.ts';
import { sayDataSchema } from './data.ts';

export const say: NodeKindDefinition<'say'> = {
  title: 'Say',
  help: 'Tells the caller something, then goes on.',
  family: 'talk',
  hasInput: true,
  waits: false,
  defaults: () => sayDataSchema.parse({}),
  ports: () => [NEXT_PORT],
  compile: (data, context) => ({
    entry: [
      {
        type: 'say',
        params: {
          node: context.node,
          variants: [
            context.prompt('text', data.text),
            ...data.variants.map((variant, index) => context.prompt(`variants.${index}`, variant)),
          ],
          interruption: data.interruption,
        },
      },
    ],
    always: [context.target('next')],
  }),
};
