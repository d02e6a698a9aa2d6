import type { Happening } from '@aybiza/call-log';
import type { ScenarioStep } from '@aybiza/flow';
import { toValue, type Value } from '@aybiza/statechart';

type Step = Extract<ScenarioStep, { do: 'modelAnswers' }>;

/** What the model answered, in the words of a scenario: the way back from `modelAnswer`. */
export function modelAnswerStep({ text, toolUses }: Extract<Happening, { type: 'modelReplied' }>): Step {
  const step: { do: 'modelAnswers'; text: string; takes?: string; values: Record<string, Value> } = {
    do: 'modelAnswers',
    text: text.slice(0, 4_000),
    values: {},
  };
  for (const { name, input } of toolUses) {
    const given = valuesOf(input);
    if (name.startsWith('exit_')) step.takes = name.slice('exit_'.length);
    else if (name === 'save_values') Object.assign(step.values, given);
    else {
      const { choice, label, is_right, found, answer, passages: _passages, ...values } = given;
      const takes =
        typeof choice === 'string' ? choice.replace(/^option\./, '') : typeof label === 'string' ? label : undefined;
      const verdict = is_right === true ? 'yes' : is_right === false ? 'no' : found === true ? 'answered' : undefined;
      const taken = takes ?? verdict;
      if (taken !== undefined && taken !== '') step.takes = taken;
      if (typeof answer === 'string' && answer !== '') step.text = answer.slice(0, 4_000);
      Object.assign(step.values, values);
    }
  }
  return step;
}

function valuesOf(input: unknown): Record<string, Value> {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) return {};
  return Object.fromEntries(Object.entries(input).map(([name, value]) => [name, toValue(value)]));
}
