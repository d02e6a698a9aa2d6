import type { NodeKindDefinition } from '../definition.ts';
import { commentDataSchema } from './data.ts';

export const comment: NodeKindDefinition<'comment'> = {
  title: 'Note',
  help: 'A note for people who work on this flow. Callers never come here.',
  family: 'note',
  hasInput: false,
  waits: () => false,
  defaults: () => commentDataSchema.parse({}),
  ports: () => [],
  compile: () => ({}),
};
