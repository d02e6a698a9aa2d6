import { type Flow, flowSchema, type Moment, problem, type Rule, say, validateFlow } from '@aybiza/flow';
import { describe, expect, it } from 'vitest';
import { inEnglish } from '../../../language/strings.ts';
import { changeRule, removeRule } from '../commands/index.ts';
import { testEditor } from '../testing/test-editor.ts';
import { describeDemand, plainSentence } from './describe-rule.ts';
import { firstDemand, firstMoment } from './first-moment.ts';
import { nameAfter } from './rule-form.tsx';
import { ruleState } from './rule-state.ts';
import { startRule } from './start-rule.ts';

const flow = flowSchema.parse({
  schemaVersion: 1,
  name: 'Test',
  variables: { balance: { type: 'number' } },
  nodes: {
    start: { kind: 'start', data: {} },
    check: { kind: 'confirm', label: 'Identity', data: { prompt: 'Is it you?' } },
    tell: { kind: 'say', label: 'Balance', data: { text: 'It is {{ balance }}.' } },
    bye: { kind: 'end', data: {} },
  },
  edges: {
    one: { from: { node: 'start', port: 'next' }, to: { node: 'check' } },
    two: { from: { node: 'check', port: 'yes' }, to: { node: 'tell' } },
    three: { from: { node: 'check', port: 'no' }, to: { node: 'bye' } },
    four: { from: { node: 'tell', port: 'next' }, to: { node: 'bye' } },
  },
});
const spoken: Moment = { on: 'speaks', variable: 'balance' };
const yes: Moment = { on: 'port', node: 'check', port: 'yes' };
const person: Moment = { on: 'kind', kind: 'transfer' };
const withRule = (demands: Rule['demands']): Flow => ({ ...flow, rules: { one: { name: 'One', demands } } });

describe('the sentence of a rule', () => {
  it.each([
    [{ that: 'neverBefore', what: spoken, before: yes }, 'balance is never spoken before “Yes” of “Identity” is taken'],
    [
      { that: 'alwaysBefore', what: { on: 'node', node: 'check' }, before: { on: 'kind', kind: 'end' } },
      '“Identity” is always reached before the end of the call is reached',
    ],
    [{ that: 'withinTurns', what: person, turns: 3 }, 'A person is never more than 3 turns away'],
    [{ that: 'withinTurns', what: person, turns: 1 }, 'A person is never more than 1 turn away'],
    [
      { that: 'neverBefore', what: { on: 'kind', kind: 'recording' }, before: { on: 'sets', variable: 'balance' } },
      'The recording is never started before balance is filled',
    ],
    [
      { that: 'neverBefore', what: { on: 'node', node: 'gone' }, before: yes },
      '“a step that is gone” is never reached before “Yes” of “Identity” is taken',
    ],
  ] satisfies [Rule['demands'], string][])('%# uses the names of the flow', (demands, sentence) => {
    expect(plainSentence(describeDemand(flow, demands, inEnglish))).toBe(sentence);
  });

  it('is the name of a rule until somebody names it', () => {
    const demands = firstDemand(flow, 'neverBefore');
    const unnamed = { name: plainSentence(describeDemand(flow, demands, inEnglish)), demands };
    const changed: Rule['demands'] = { that: 'withinTurns', what: person, turns: 2 };
    expect(nameAfter(flow, { rule: unnamed, changed }, inEnglish)).toBe('A person is never more than 2 turns away');
    expect(nameAfter(flow, { rule: { ...unnamed, name: 'Mine' }, changed }, inEnglish)).toBe('Mine');
  });
});

describe('what is known about a rule', () => {
  const stateOf = (checked: Flow) => ruleState('one', validateFlow(checked), true).status;

  it.each([
    ['holds', { that: 'neverBefore', what: spoken, before: yes }],
    ['broken', { that: 'neverBefore', what: spoken, before: person }],
    ['never', { that: 'withinTurns', what: person, turns: 3 }],
  ] satisfies [string, Rule['demands']][])('%s', (status, demands) => {
    expect(stateOf(withRule(demands))).toBe(status);
  });

  it('waits for the check of the flow of now, and for a start', () => {
    expect(ruleState('one', [], false).status).toBe('checking');
    const { start: _start, ...nodes } = flow.nodes;
    const headless = { ...withRule({ that: 'neverBefore', what: spoken, before: yes }), nodes };
    expect(stateOf(headless)).not.toBe('holds');
  });

  it('belongs to this rule alone', () => {
    const other = problem('BROKEN_RULE', { rule: 'two' }, say('BROKEN_RULE.order', 'Two'));
    expect(ruleState('one', [other], true).status).toBe('holds');
  });
});

describe('adding, changing and removing a rule', () => {
  it('is one step of undo each', () => {
    const editor = testEditor(flow);
    startRule({ ...editor, wordsFor: inEnglish }, 'withinTurns');
    expect(editor.flow().rules.rule?.name).toBe('A person is never more than 3 turns away');
    expect(editor.store.getState().view).toMatchObject({ drawer: 'rules', openRule: 'rule' });
    const { actions } = editor.store;
    actions.run(changeRule, {
      id: 'rule',
      rule: { name: 'Near', demands: { that: 'withinTurns', what: person, turns: 5 } },
    });
    actions.run(removeRule, { id: 'rule' });
    expect(editor.flow().rules).toEqual({});
    expect([editor.undo(), editor.undo(), editor.undo()]).toEqual(['Remove a rule', 'Change a rule', 'Add a rule']);
    expect(editor.flow().rules).toEqual({});
  });

  it('refuses a rule without a name and one that is not there', () => {
    const demands = firstDemand(flow, 'neverBefore');
    const filled = withRule(demands);
    expect(changeRule.allowed(filled, { id: 'one', rule: { name: '', demands } })).toBe(false);
    expect(changeRule.allowed(filled, { id: 'two', rule: { name: 'Two', demands } })).toBe(false);
  });

  it('offers only moments that the flow has', () => {
    const empty = flowSchema.parse({ schemaVersion: 1, name: 'Empty', nodes: {} });
    expect((['node', 'port', 'sets'] as const).map((on) => firstMoment(empty, on))).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
    expect(
      firstMoment({ ...flow, variables: { a: flow.variables.balance ?? never(), ...flow.variables } }, 'speaks'),
    ).toEqual(spoken);
    expect(firstMoment(flow, 'port')).toEqual({ on: 'port', node: 'check', port: 'yes' });
  });
});

function never(): never {
  throw new Error('the flow of this test has this variable');
}
