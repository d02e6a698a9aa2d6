import { NEXT_PORT } from '../../port.ts';
import type { NodeKindDefinition } from '../definition.ts';
import { recordingDataSchema } from './data.ts';

export const recording: NodeKindDefinition<'recording'> = {
  title: 'Recording',
  help: 'Starts, pauses, resumes or masks the recording of the call.',
  family: 'do',
  hasInput: true,
  waits: () => false,
  defaults: () => recordingDataSchema.parse({}),
  ports: () => [NEXT_PORT],
  compile: (data, context) => ({
    entry: [{ type: 'setRecording', params: { node: context.node, mode: data.mode } }],
    always: [context.target('next')],
  }),
};
