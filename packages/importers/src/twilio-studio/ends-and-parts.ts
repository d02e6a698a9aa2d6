import { takesExpression } from '../accepted-expressions.ts';
import { elementIds } from '../free-ids.ts';
import { writeExpression } from '../write-template.ts';
import { goOn, note, partsOf, type Translator } from './studio-context.ts';
import { pairsOf, property } from './studio-flow.ts';

/** `hangup`, as real files write it: the call ends. */
export const translateHangUp: Translator = (step, studio) => {
  const node = studio.draft.add('end', { name: step.name, data: {}, position: step.position });
  studio.draft.enter(step.name, node);
  return { verdict: 'mapped', nodes: [node], reason: 'The call ends here.' };
};

/** `run-subflow`: a part of another flow, which the author has to choose. */
export const translateSubflow: Translator = (step, studio) => {
  const { draft } = studio;
  const names = elementIds('input');
  const inputs = pairsOf(step, 'parameters').flatMap(({ key, value }): [string, string][] => {
    const expression = writeExpression(partsOf(studio, step, value));
    return takesExpression(draft, expression) ? [[names.take(key).replaceAll('-', '_'), expression]] : [];
  });
  const node = draft.add('subflow', {
    name: step.name,
    data: {
      inputs: Object.fromEntries(inputs),
      outputs: [...studio.names.resultsOf(step.name)].slice(0, 50).map(([output, variable]) => {
        return { output: elementIds('output').take(output).replaceAll('-', '_'), variable };
      }),
      outcomes: [{ id: 'completed', outcome: 'finished' }],
    },
    position: step.position,
  });
  draft.wire(node, 'outcome.completed', goOn(step, 'completed'));
  draft.wire(node, 'failed', goOn(step, 'failed'));
  draft.enter(step.name, node);
  note(
    studio,
    step,
    `Import the flow ${property(step, 'flow_sid') ?? ''} too, publish it and choose it here; until then callers go by “failed”.`,
  );
  return { verdict: 'mapped', nodes: [node], reason: 'It runs another flow.' };
};
