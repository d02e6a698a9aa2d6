import type { AfterCallKindDefinition } from '../../definition.ts';
import { scoreDataSchema } from './data.ts';

export const score: AfterCallKindDefinition<'score'> = {
  title: 'Score',
  help: 'Has the model judge the call by your criteria. What it cannot show in the transcript does not count.',
  attempts: 6,
  timeLimitSeconds: 60,
  defaults: () => scoreDataSchema.parse({}),
  results: ({ result }) => [
    { name: result, type: 'number', field: 'result' },
    { name: `${result}_passed`, type: 'yesNo', field: 'result' },
  ],
  compile(data, context) {
    const { result, criteria, passMark, sampleRate } = data;
    if (criteria.length === 0)
      context.report('NO_CRITERIA', 'criteria', 'There is nothing to judge the call by: add the first criterion.');
    else if (criteria.every(({ weight }) => weight === 0))
      context.report('NO_WEIGHT', 'criteria', {
        message: 'No criterion weighs anything, so that no call ever gets a score: give one of them a weight.',
        fix: {
          label: 'Weigh all of them alike',
          edits: criteria.map((_, index) => ({ field: `criteria.${index}.weight`, value: 1 })),
        },
      });
    for (const [index, { question }] of criteria.entries()) {
      if (question.trim() === '')
        context.report(
          'EMPTY_CRITERION',
          `criteria.${index}.question`,
          'The model has nothing to judge here: write what must be true of the call.',
        );
    }
    context.twinIds('criteria', criteria);
    return {
      result,
      criteria: criteria.map(({ id, name, question, weight }) => ({ id, name, question, weight })),
      passMark,
      sampleRate,
    };
  },
};
