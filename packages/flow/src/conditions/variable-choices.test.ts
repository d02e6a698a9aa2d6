import { describe, expect, it } from 'vitest';
import { FLOW_SCHEMA_VERSION, flowSchema } from '../flow.ts';
import { variablesInScope } from '../variables-in-scope.ts';
import { checkCondition } from './check-condition.ts';
import { variableChoices } from './variable-choices.ts';

const choice = (...options: string[]) => ({
  kind: 'choice',
  options: options.map((value) => ({ value, phrases: [] })),
});

function flowAsking(...kinds: object[]) {
  const nodes = kinds.map((value, index) => [
    `ask${index}`,
    { kind: 'collect', group: 'frame', data: { fields: [{ variable: 'drink', label: '', value }] } },
  ]);
  const frame = { kind: 'group', data: { variables: { table: { type: 'number' } } } };
  return flowSchema.parse({
    schemaVersion: FLOW_SCHEMA_VERSION,
    name: 'Bar',
    nodes: { ...Object.fromEntries(nodes), frame },
    variables: { drink: { type: 'text' } },
  });
}

describe('the answers that a variable can hold', () => {
  it('are those of all questions that fill it', () => {
    expect(variableChoices(flowAsking(choice('tea', 'coffee'), choice('coffee', 'water')), 'drink')).toEqual([
      'tea',
      'coffee',
      'water',
    ]);
  });

  it('are not known where some question takes anything', () => {
    expect(variableChoices(flowAsking(choice('tea'), { kind: 'text' }), 'drink')).toEqual([]);
  });

  it('are not known where nobody asks', () => {
    expect(variableChoices(flowAsking(choice('tea')), 'city')).toEqual([]);
  });
});

describe('a condition in a step', () => {
  const flow = flowAsking(choice('tea'));

  it('may name the variables of the flow, of a group around the step, and of every call', () => {
    const variables = variablesInScope(flow, 'ask0');
    expect(checkCondition('drink == "tea" && table > 3 && has(today)', variables)).toBeUndefined();
  });

  it('may not name those of a group that it does not stand in', () => {
    expect(checkCondition('table > 3', variablesInScope(flow, 'frame'))?.code).toBe('UNKNOWN_VARIABLE');
  });

  it('is answered by yes or no', () => {
    expect(checkCondition('drink', variablesInScope(flow, 'ask0'))?.message).toBe(
      'Here yes or no is needed; this is text.',
    );
  });
});
