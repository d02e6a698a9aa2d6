import { say } from '../../../sentences/say.ts';
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
    if (criteria.length === 0) context.report('NO_CRITERIA', 'criteria', say('NO_CRITERIA'));
    else if (criteria.every(({ weight }) => weight === 0))
      context.report('NO_WEIGHT', 'criteria', {
        said: say('NO_WEIGHT'),
        fix: {
          said: say('fix.weighAlike'),
          edits: criteria.map((_, index) => ({ field: `criteria.${index}.weight`, value: 1 })),
        },
      });
    for (const [index, { question }] of criteria.entries()) {
      if (question.trim() === '')
        context.report('EMPTY_CRITERION', `criteria.${index}.question`, say('EMPTY_CRITERION'));
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
