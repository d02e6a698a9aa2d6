import { say } from '../../../sentences/say.ts';
import type { AfterCallKindDefinition } from '../../definition.ts';
import { extractDataSchema } from './data.ts';

export const extract: AfterCallKindDefinition<'extract'> = {
  title: 'Extract values',
  help: 'Has the model find values in what was said, and keeps them as results of the call.',
  attempts: 6,
  timeLimitSeconds: 60,
  defaults: () => extractDataSchema.parse({}),
  results: ({ values }) => values.map(({ name, type }, index) => ({ name, type, field: `values.${index}.name` })),
  compile(data, context) {
    if (data.values.length === 0) context.report('NOTHING_TO_EXTRACT', 'values', say('NOTHING_TO_EXTRACT'));
    for (const [index, { name, description }] of data.values.entries()) {
      if (description.trim() === '')
        context.report('UNDESCRIBED_VALUE', `values.${index}.description`, say('UNDESCRIBED_VALUE', name));
    }
    context.twinIds('values', data.values);
    return {
      instructions: context.template('instructions', data.instructions, 'prompt'),
      values: data.values.map(({ name, type, description }) => ({ name, type, description })),
    };
  },
};
