import { NEXT_PORT } from '../../port.ts';
import type { NodeKindDefinition } from '../definition.ts';
import { startDataSchema } from './data.ts';

export const start: NodeKindDefinition<'start'> = {
  title: 'Call starts',
  help: 'Where every call enters. There is exactly one.',
  family: 'call',
  hasInput: false,
  waits: false,
  defaults: () => startDataSchema.parse({}),
  ports: () => [NEXT_PORT],
  compile: (_data, context) => ({ always: [context.target('next')] }),
};
