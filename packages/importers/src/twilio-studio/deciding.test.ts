import { describe, expect, it } from 'vitest';
import { aStudioFlow, split, widget } from '../testing/a-studio-flow.ts';
import { failuresOf, imported, linesOf, nodesOf } from '../testing/imported.ts';

const yes = widget('say-play', 'yes', { events: { audioComplete: '' }, say: 'It holds.' });
const no = widget('say-play', 'no', { events: { audioComplete: '' }, say: 'It does not.' });

/** A flow that sets `x` and tests it. */
function testing(x: string, operator: string, value: string) {
  return imported(
    aStudioFlow(
      widget('set-variables', 'set', { events: { next: 'test' }, variables: [{ key: 'x', value: x }] }),
      split('test', '{{flow.variables.x}}', { otherwise: 'no', cases: [[operator, value, 'yes']] }),
      yes,
      no,
    ),
  );
}

describe('split-based-on', () => {
  it.each([
    { x: 'blue', operator: 'equal_to', value: 'Blue', holds: true },
    { x: 'blue', operator: 'not_equal_to', value: 'Blue', holds: false },
    { x: 'b', operator: 'matches_any_of', value: 'a, B', holds: true },
    { x: 'c', operator: 'does_not_match_any_of', value: 'a,b', holds: true },
    { x: 'I need HELP', operator: 'contains', value: 'help', holds: true },
    { x: 'I need help', operator: 'does_not_contain', value: 'help', holds: false },
    { x: '+4420', operator: 'starts_with', value: '+44', holds: true },
    { x: '+4420', operator: 'does_not_start_with', value: '+44', holds: false },
    { x: 'AB12', operator: 'regex', value: '[a-z]+\\d+', holds: true },
    { x: 'xAB12', operator: 'regex', value: 'ab\\d+', holds: false },
    { x: '', operator: 'is_blank', value: 'Is Blank', holds: true },
    { x: 'x', operator: 'is_not_blank', value: '', holds: true },
    { x: '2', operator: 'less_than', value: '10', holds: true },
    { x: '12', operator: 'greater_than', value: '9', holds: true },
    { x: '{{ "now" | date: "%H:%M" }}', operator: 'is_before_time', value: '5:30 PM', holds: true },
    { x: '{{ "now" | date: "%H:%M" }}', operator: 'is_after_time', value: '17:30', holds: false },
    { x: '{{ "now" | date: "%Y-%m-%d" }}', operator: 'is_after_date', value: '12/31/2020', holds: true },
    { x: '{{ "now" | date: "%Y-%m-%d" }}', operator: 'is_before_date', value: '2020-12-31', holds: false },
  ])('“$x” $operator “$value”: $holds', ({ x, operator, value, holds }) => {
    const { flow } = testing(x, operator, value);
    expect(failuresOf(flow, { expect: 'said', text: holds ? 'It holds.' : 'It does not.' })).toEqual([]);
  });

  it('with a pattern that cannot be read keeps the way, and says that nobody takes it', () => {
    const result = testing('x', 'regex', '(?=x)');
    expect(nodesOf(result.flow, 'branch')[0]?.data.conditions[0]?.when).toBe('false');
    expect(linesOf(result, 'test')[0]).toMatchObject({ verdict: 'approximated' });
  });

  it('with an operator that Twilio does not have says so', () => {
    expect(linesOf(testing('x', 'sounds_like', 'y'), 'test')[0]?.reason).toContain('sounds like');
  });

  it('with more conditions than a branch holds goes on in another one', () => {
    const cases = Array.from({ length: 120 }, (_, index) => ['equal_to', `v${index}`, 'yes'] as const);
    const { flow } = imported(
      aStudioFlow(
        widget('set-variables', 'set', { events: { next: 'test' }, variables: [{ key: 'x', value: 'v119' }] }),
        split('test', '{{flow.variables.x}}', { otherwise: 'no', cases }),
        yes,
        no,
      ),
    );
    expect(nodesOf(flow, 'branch')).toHaveLength(3);
    expect(failuresOf(flow, { expect: 'said', text: 'It holds.' })).toEqual([]);
  });

  it('takes all conditions of one transition together', () => {
    const condition = (value: string) => ({ type: 'contains', value, arguments: ['{{flow.variables.x}}'] });
    const both = {
      name: 'test',
      type: 'split-based-on',
      properties: { input: '{{flow.variables.x}}' },
      transitions: [
        { event: 'noMatch', next: 'no' },
        { event: 'match', next: 'yes', conditions: [condition('a'), condition('b')] },
      ],
    };
    const set = (x: string) =>
      widget('set-variables', 'set', { events: { next: 'test' }, variables: [{ key: 'x', value: x }] });
    expect(
      failuresOf(imported(aStudioFlow(set('ab'), both, yes, no)).flow, { expect: 'said', text: 'It holds.' }),
    ).toEqual([]);
    expect(
      failuresOf(imported(aStudioFlow(set('a'), both, yes, no)).flow, { expect: 'said', text: 'It does not.' }),
    ).toEqual([]);
  });

  it('reads the `cases` that generators write', () => {
    const cases = {
      name: 'test',
      type: 'split-based-on',
      properties: { input: '{{flow.variables.x}}', cases: [{ value: 'a', next: 'yes' }] },
      transitions: [{ event: 'noMatch', next: 'no' }],
    };
    const set = widget('set-variables', 'set', { events: { next: 'test' }, variables: [{ key: 'x', value: 'a' }] });
    expect(failuresOf(imported(aStudioFlow(set, cases, yes, no)).flow, { expect: 'said', text: 'It holds.' })).toEqual(
      [],
    );
  });
});

describe('set-variables', () => {
  it('counts with numbers and tells them from words', () => {
    const { flow } = imported(
      aStudioFlow(
        widget('set-variables', 'count', {
          events: { next: 'enough' },
          variables: [
            {
              key: 'tries',
              value: '{% if flow.variables.tries %} {{flow.variables.tries | plus: 1}} {% else %}1{% endif %}',
            },
          ],
        }),
        split('enough', '{{flow.variables.tries}}', { otherwise: 'yes', cases: [['less_than', '3', 'pause']] }),
        widget('gather-input-on-call', 'pause', { events: { keypress: 'count', timeout: 'count' }, say: 'Again?' }),
        yes,
      ),
    );
    expect(flow.variables.tries?.type).toBe('number');
    expect(
      failuresOf(
        flow,
        { do: 'presses', keys: '1#' },
        { do: 'presses', keys: '1#' },
        { expect: 'said', text: 'It holds.' },
      ),
    ).toEqual([]);
  });

  it('keeps a number that nobody computes with as the text it is', () => {
    const { flow } = testing('0044', 'equal_to', '0044');
    expect(flow.variables.x?.type).toBe('text');
  });

  it('is read under the widget’s name as well', () => {
    const { flow } = imported(
      aStudioFlow(
        widget('set-variables', 'set', { events: { next: 'say' }, variables: [{ key: 'city', value: 'Bath' }] }),
        widget('say-play', 'say', {
          events: { audioComplete: '' },
          say: '{{widgets.set.city}} {{widgets.set.variables.city}} {{flow.variables.city}}',
        }),
      ),
    );
    expect(nodesOf(flow, 'say')[0]?.data.text).toBe('{{ city }} {{ city }} {{ city }}');
  });

  it('says which values nobody fills here', () => {
    const result = imported(
      aStudioFlow(
        widget('set-variables', 'set', {
          events: { next: '' },
          variables: [{ key: 'id', value: '{{trigger.call.CallSid}}' }],
        }),
      ),
    );
    expect(linesOf(result, 'set')[0]).toMatchObject({ verdict: 'approximated' });
    expect(linesOf(result, 'set')[0]?.reason).toContain('trigger.call.CallSid');
  });

  it('takes what starts the call as inputs of the start', () => {
    const { flow } = imported(
      aStudioFlow(
        widget('say-play', 'hello', {
          events: { audioComplete: '' },
          say: 'Hi {{flow.data.name}} {{trigger.request.parameters.day}}',
        }),
      ),
    );
    expect(nodesOf(flow, 'start')[0]?.data.inputs).toEqual(['name', 'day']);
  });
});
