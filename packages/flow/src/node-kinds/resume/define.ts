import type { NodeKindDefinition } from '../definition.ts';
import { resumeDataSchema } from './data.ts';

/** Deep history of the main conversation; the compiler puts the history state under this name. */
export const RESUME_TARGET = '#flow.main.whereTheCallerWas';

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
      { target: RESUME_TARGET, actions: [{ type: 'move', params: { node: context.node, port: 'resume', to: '' } }] },
    ],
  }),
};
