import type { AfterCallKindDefinition } from '../../definition.ts';
import { summaryDataSchema } from './data.ts';

export const summary: AfterCallKindDefinition<'summary'> = {
  title: 'Summary',
  help: 'Has the model say in a few sentences what the call was about and how it ended.',
  attempts: 6,
  timeLimitSeconds: 60,
  defaults: () => summaryDataSchema.parse({}),
  results: () => [
    { name: 'summary', type: 'text' },
    { name: 'reason', type: 'text' },
    { name: 'resolved', type: 'yesNo' },
  ],
  compile: (data, context) => ({ instructions: context.template('instructions', data.instructions, 'prompt') }),
};
