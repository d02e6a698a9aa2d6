import type { NodeKindDefinition } from '../definition.ts';
import { jumpDataSchema } from './data.ts';

/** The wire that a jump stands for. */
export const JUMP_PORT = 'jump';

export const jump: NodeKindDefinition<'jump'> = {
  title: 'Jump',
  help: 'Goes on at another step, without a long wire across the drawing.',
  family: 'call',
  hasInput: true,
  waits: () => false,
  defaults: () => jumpDataSchema.parse({}),
  ports: () => [],
  compile: (_data, context) => ({ always: [context.target(JUMP_PORT)] }),
};
