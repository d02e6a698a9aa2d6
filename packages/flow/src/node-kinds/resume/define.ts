import type { NodeKindDefinition } from '../definition.ts';
import { resumeDataSchema } from './data.ts';

export const resume: NodeKindDefinition<'resume'> = {
  title: 'Resume',
  help: 'Goes back to where the caller was and says the last prompt again.',
  family: 'call',
  hasInput: true,
  waits: () => false,
  defaults: () => resumeDataSchema.parse({}),
  ports: () => [],
  compile: (_data, context) => ({
    always: [
      { target: context.back, actions: [{ type: 'move', params: { node: context.node, port: 'resume', to: '' } }] },
    ],
  }),
};
