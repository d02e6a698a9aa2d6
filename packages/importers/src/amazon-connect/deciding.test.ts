import { toValue } from '@aybiza/statechart';
import { describe, expect, it } from 'vitest';
import { aConnectFlow, action, say } from '../testing/a-connect-flow.ts';
import { exported } from '../testing/a-console-export.ts';
import { failuresOf, imported, linesOf, nodesOf, targetOf } from '../testing/imported.ts';

const yes = say('yes', 'It holds.');
const no = say('no', 'It does not.');
const bye = say('bye', 'Goodbye.');

function answer(body: unknown) {
  return { do: 'requestAnswers', status: 200, body: toValue(body) } as const;
}

/** A flow that sets `x` and compares it. */
function comparing(x: string, operator: string, operand: string) {
  return imported(
    aConnectFlow(
      action('UpdateContactAttributes', 'set', { Attributes: { x }, next: 'test' }),
      action('Compare', 'test', {
        ComparisonValue: '$.Attributes.x',
        when: [[operator, operand, 'yes']],
        errors: { NoMatchingCondition: 'no' },
      }),
      yes,
      no,
    ),
  );
}

describe('Compare', () => {
  it.each([
    { x: 'blue', operator: 'Equals', operand: 'blue', holds: true },
    { x: 'Blue', operator: 'Equals', operand: 'blue', holds: false },
    { x: 'I need help', operator: 'TextContains', operand: 'help', holds: true },
    { x: '+4420', operator: 'TextStartsWith', operand: '+44', holds: true },
    { x: '+4420', operator: 'TextEndsWith', operand: '21', holds: false },
    { x: '9', operator: 'NumberLessThan', operand: '10', holds: true },
    { x: '10', operator: 'NumberLessOrEqualTo', operand: '10', holds: true },
    { x: '10', operator: 'NumberGreaterThan', operand: '9', holds: true },
    { x: '9', operator: 'NumberGreaterOrEqualTo', operand: '10', holds: false },
    { x: '2', operator: 'NumericGreaterThan', operand: '1', holds: true },
    { x: 'abc', operator: 'NumberGreaterThan', operand: '1', holds: false },
    { x: '', operator: 'Equals', operand: 'NULL', holds: true },
    { x: '$.Attributes.x', operator: 'Equals', operand: '$.Attributes.x', holds: true },
  ])('“$x” $operator “$operand”: $holds', ({ x, operator, operand, holds }) => {
    const { flow } = comparing(x, operator, operand);
    expect(failuresOf(flow, { expect: 'said', text: holds ? 'It holds.' : 'It does not.' })).toEqual([]);
  });

  it.each([
    ['12', true],
    ['120', true],
    ['7', false],
    ['9', false],
  ])('compares what was entered by keys as a number: %s', (keys, holds) => {
    const { flow } = imported(
      aConnectFlow(
        action('GetParticipantInput', 'ask', { Text: 'How many?', StoreInput: 'True', next: 'test' }),
        action('Compare', 'test', {
          ComparisonValue: '$.StoredCustomerInput',
          when: [['NumberGreaterThan', '9', 'yes']],
          errors: { NoMatchingCondition: 'no' },
        }),
        yes,
        no,
      ),
    );
    const said = { expect: 'said', text: holds ? 'It holds.' : 'It does not.' } as const;
    expect(failuresOf(flow, { do: 'presses', keys: `${keys}#` }, said)).toEqual([]);
  });

  it.each([true, 'true'])('takes a yes of another system as the word for it: %j', (sent) => {
    const { flow } = imported(
      aConnectFlow(
        action('InvokeLambdaFunction', 'ask', { LambdaFunctionARN: 'f', next: 'test' }),
        action('Compare', 'test', { ComparisonValue: '$.External.sent', when: [['true', 'yes']], next: 'no' }),
        yes,
        no,
      ),
    );
    expect(failuresOf(flow, answer({ sent }), { expect: 'said', text: 'It holds.' })).toEqual([]);
    expect(failuresOf(flow, answer({ sent: 'false' }), { expect: 'said', text: 'It does not.' })).toEqual([]);
  });

  it('of a channel that only chats have leads nobody there', () => {
    const result = imported(
      aConnectFlow(
        action('Compare', 'channel', {
          ComparisonValue: '$.Channel',
          when: [['CHAT', 'no']],
          errors: { NoMatchingCondition: 'yes' },
        }),
        yes,
        no,
      ),
    );
    expect(failuresOf(result.flow, { expect: 'said', text: 'It holds.' })).toEqual([]);
  });

  it('with an operator that Amazon does not have keeps the way, and says that nobody takes it', () => {
    const result = comparing('x', 'SoundsLike', 'y');
    expect(nodesOf(result.flow, 'branch')[0]?.data.conditions[0]?.when).toBe('false');
    expect(linesOf(result, 'test')[0]).toMatchObject({ verdict: 'approximated' });
  });

  it('is read from the names that generators write, too', () => {
    const { flow } = imported(
      aConnectFlow(
        action('SetContactAttributes', 'set', { Attributes: { x: 'a' }, next: 'test' }),
        {
          ...action('CheckContactAttributes', 'test', { Attribute: 'x', AttributeNamespace: 'UserDefined' }),
          Transitions: { NextAction: 'no', Conditions: [{ Operator: 'Equals', Operands: ['a'], NextAction: 'yes' }] },
        } as never,
        yes,
        no,
      ),
    );
    expect(failuresOf(flow, { expect: 'said', text: 'It holds.' })).toEqual([]);
  });

  it('with more conditions than a branch holds goes on in another one', () => {
    const when = Array.from({ length: 120 }, (_, index) => [`v${index}`, 'yes'] as const);
    const { flow } = imported(
      aConnectFlow(
        action('UpdateContactAttributes', 'set', { Attributes: { x: 'v119' }, next: 'test' }),
        action('Compare', 'test', { ComparisonValue: '$.Attributes.x', when, next: 'no' }),
        yes,
        no,
      ),
    );
    expect(nodesOf(flow, 'branch')).toHaveLength(3);
    expect(failuresOf(flow, { expect: 'said', text: 'It holds.' })).toEqual([]);
  });
});

describe('CheckHoursOfOperation', () => {
  it('asks the clock by office hours that are to be filled in', () => {
    const result = imported(
      aConnectFlow(
        action('CheckHoursOfOperation', 'hours', {
          HoursOfOperationId: 'arn:aws:connect:x:1:instance/i/operating-hours/front-desk',
          when: [
            ['True', 'yes'],
            ['False', 'no'],
          ],
          errors: { NoMatchingError: 'no' },
        }),
        yes,
        no,
      ),
    );
    expect(linesOf(result, 'hours').at(-1)).toMatchObject({ verdict: 'approximated' });
    expect(linesOf(result, 'hours').at(-1)?.reason).toContain('front-desk');
    const at = (moment: string) => ({ do: 'clockShows', at: moment }) as const;
    expect(failuresOf(result.flow, at('2026-11-23T10:00'), { expect: 'said', text: 'It holds.' })).toEqual([]);
    expect(failuresOf(result.flow, at('2026-11-22T10:00'), { expect: 'said', text: 'It does not.' })).toEqual([]);
  });
});

describe('CheckMetricData', () => {
  const result = imported(
    aConnectFlow(
      action('UpdateContactTargetQueue', 'queue', { QueueId: 'a/queue/Sales', next: 'staff' }),
      action('CheckMetricData', 'staff', {
        MetricType: 'NumberOfAgentsStaffed',
        when: [['NumberGreaterThan', '0', 'yes']],
        errors: { NoMatchingCondition: 'no', NoMatchingError: 'bye' },
      }),
      yes,
      no,
      bye,
    ),
  );

  it('asks another system for the number, and decides by it', () => {
    expect(failuresOf(result.flow, answer({ value: 2 }), { expect: 'said', text: 'It holds.' })).toEqual([]);
    expect(failuresOf(result.flow, answer({ value: 0 }), { expect: 'said', text: 'It does not.' })).toEqual([]);
    expect(
      failuresOf(result.flow, { do: 'requestFails', how: 'failed' }, { expect: 'said', text: 'Goodbye.' }),
    ).toEqual([]);
  });

  it('says which queue it asks about, and that the address is to be filled in', () => {
    const [request] = nodesOf(result.flow, 'request');
    expect(request?.data.call).toMatchObject({ url: 'https://address-missing.invalid/queue-metrics' });
    expect(JSON.stringify(request?.data)).toContain('Sales');
    expect(linesOf(result, 'staff').at(-1)).toMatchObject({ verdict: 'approximated' });
  });
});

describe('the check of staffing of the older console', () => {
  it('decides by whether anybody is there', () => {
    const { flow } = imported({
      modules: [
        exported('CheckStaffing', 'staff', { branches: { True: 'yes', False: 'no', Error: 'no' } }),
        exported('PlayPrompt', 'yes', { parameters: [{ name: 'Text', value: 'It holds.' }] }),
        exported('PlayPrompt', 'no', { parameters: [{ name: 'Text', value: 'It does not.' }] }),
      ],
      start: 'staff',
      version: '1',
    });
    expect(failuresOf(flow, answer({ value: 1 }), { expect: 'said', text: 'It holds.' })).toEqual([]);
    expect(failuresOf(flow, answer({ value: 0 }), { expect: 'said', text: 'It does not.' })).toEqual([]);
  });
});

describe('GetMetricData', () => {
  it('brings the numbers that are compared behind it', () => {
    const { flow } = imported(
      aConnectFlow(
        action('GetMetricData', 'ask', { next: 'test', errors: { NoMatchingError: 'bye' } }),
        action('Compare', 'test', {
          ComparisonValue: '$.Metrics.Agents.Online.Count',
          when: [['0', 'no']],
          errors: { NoMatchingCondition: 'yes' },
        }),
        yes,
        no,
        bye,
      ),
    );
    const online = (Count: number) => answer({ Agents: { Online: { Count } } });
    expect(failuresOf(flow, online(0), { expect: 'said', text: 'It does not.' })).toEqual([]);
    expect(failuresOf(flow, online(3), { expect: 'said', text: 'It holds.' })).toEqual([]);
  });
});

describe('CheckOutboundCallStatus', () => {
  it('makes the flow a call that we make, and decides by who picks up', () => {
    const { flow } = imported(
      aConnectFlow(
        action('UpdateFlowLoggingBehavior', 'log', { next: 'status' }),
        action('CheckOutboundCallStatus', 'status', {
          when: [
            ['CallAnswered', 'yes'],
            ['VoicemailBeep', 'no'],
            ['NotDetected', 'bye'],
          ],
          errors: { NoMatchingError: 'bye' },
        }),
        yes,
        no,
        bye,
      ),
    );
    expect(nodesOf(flow, 'start')[0]?.data.direction).toBe('outbound');
    expect(failuresOf(flow, { do: 'picksUp', by: 'person' }, { expect: 'said', text: 'It holds.' })).toEqual([]);
    expect(failuresOf(flow, { do: 'picksUp', by: 'voicemail' }, { expect: 'said', text: 'It does not.' })).toEqual([]);
    expect(failuresOf(flow, { do: 'picksUp', by: 'nobody' }, { expect: 'ended' })).toEqual([]);
  });
});

describe('DistributeByPercentage', () => {
  it('shares callers out: each condition names where its share ends', () => {
    const { flow } = imported(
      aConnectFlow(
        action('DistributeByPercentage', 'dice', {
          when: [
            ['NumberLessThan', '31', 'yes'],
            ['NumberLessThan', '51', 'no'],
          ],
          errors: { NoMatchingCondition: 'bye' },
        }),
        yes,
        no,
        bye,
      ),
    );
    expect(nodesOf(flow, 'split')[0]?.data.arms.map(({ share }) => share)).toEqual([30, 20, 50]);
    expect(failuresOf(flow, { do: 'lotFallsOn', arm: 'arm-3' }, { expect: 'said', text: 'Goodbye.' })).toEqual([]);
  });
});

describe('Loop', () => {
  const looping = (parameters: object, ...more: readonly { Identifier: string }[]) =>
    imported(
      aConnectFlow(
        action('Loop', 'loop', {
          when: [
            ['ContinueLooping', 'ask'],
            ['DoneLooping', 'bye'],
          ],
          ...parameters,
        }),
        action('GetParticipantInput', 'ask', {
          Text: 'Press 1.',
          StoreInput: 'False',
          when: [['1', 'yes']],
          errors: { NoMatchingCondition: 'loop' },
        }),
        yes,
        bye,
        ...more,
      ),
    );

  it('lets callers round as often as it counts', () => {
    const { flow } = looping({ LoopCount: '2' });
    expect(nodesOf(flow, 'limit')[0]?.data.most).toBe(2);
    const wrong = { do: 'presses', keys: '9' } as const;
    expect(failuresOf(flow, wrong, { do: 'presses', keys: '1' }, { expect: 'said', text: 'It holds.' })).toEqual([]);
    expect(failuresOf(flow, wrong, wrong, { expect: 'said', text: 'Goodbye.' })).toEqual([]);
  });

  it('is over at once when it counts to nought', () => {
    const result = looping({ LoopCount: '0' });
    expect(failuresOf(result.flow, { expect: 'said', text: 'Goodbye.' })).toEqual([]);
    expect(linesOf(result, 'loop').at(-1)).toMatchObject({ verdict: 'mapped', nodes: [] });
  });

  it.each([
    [2, 2],
    ['2', 2],
    ['many', 0],
  ])('counts as often as a value from outside says: %s', (size, rounds) => {
    const { flow } = imported(
      aConnectFlow(
        action('InvokeLambdaFunction', 'ask', { LambdaFunctionARN: 'f', next: 'loop' }),
        action('Loop', 'loop', {
          LoopCount: '$.External.size',
          when: [
            ['ContinueLooping', 'round'],
            ['DoneLooping', 'bye'],
          ],
        }),
        action('GetParticipantInput', 'round', { Text: 'Round.', StoreInput: 'True', next: 'loop' }),
        bye,
      ),
    );
    const keys = Array.from({ length: rounds }, () => ({ do: 'presses', keys: '1#' }) as const);
    expect(failuresOf(flow, answer({ size }), ...keys, { expect: 'said', text: 'Goodbye.' })).toEqual([]);
  });

  it('counts from the beginning when callers come back to it after it was done', () => {
    const { flow } = looping(
      {
        LoopCount: '1',
        when: [
          ['ContinueLooping', 'ask'],
          ['DoneLooping', 'more'],
        ],
      },
      action('GetParticipantInput', 'more', {
        Text: 'Once more?',
        StoreInput: 'False',
        when: [['1', 'loop']],
        errors: { NoMatchingCondition: 'bye' },
      }),
    );
    const wrong = { do: 'presses', keys: '9' } as const;
    const again = { do: 'presses', keys: '1' } as const;
    expect(
      failuresOf(flow, wrong, { expect: 'said', text: 'Once more?' }, again, { expect: 'said', text: 'Press 1.' }),
    ).toEqual([]);
  });
});

describe('Wait', () => {
  it('pauses, and goes on when it is over', () => {
    const { flow } = imported(
      aConnectFlow(
        action('Wait', 'wait', {
          TimeLimitSeconds: '90',
          Events: ['CustomerReturned'],
          when: [
            ['WaitCompleted', 'bye'],
            ['CustomerReturned', 'yes'],
          ],
        }),
        bye,
        yes,
      ),
    );
    expect(nodesOf(flow, 'wait')[0]?.data.seconds).toBe(90);
    expect(targetOf(flow, 'wait', 'next')).toBe('bye');
  });

  it('says that nobody waits for hours here', () => {
    const result = imported(aConnectFlow(action('Wait', 'wait', { TimeLimitSeconds: '7200', next: 'bye' }), bye));
    expect(nodesOf(result.flow, 'wait')[0]?.data.seconds).toBe(3_600);
    expect(linesOf(result, 'wait').at(-1)).toMatchObject({ verdict: 'approximated' });
  });
});

describe('attributes', () => {
  it('are set to texts with values in them, of the contact and of the flow', () => {
    const { flow } = imported(
      aConnectFlow(
        action('UpdateContactAttributes', 'set', {
          Attributes: { city: 'Bath', from: '$.CustomerEndpoint.Address' },
          TargetContact: 'Current',
          next: 'flow',
        }),
        action('UpdateFlowAttributes', 'flow', {
          FlowAttributes: { line: { Value: 'in $.Attributes.city' } },
          next: 'tell',
        }),
        say('tell', "$.FlowAttributes.line, $['Attributes']['from']"),
      ),
    );
    expect(failuresOf(flow, { expect: 'said', text: 'in Bath, ' })).toEqual([]);
  });

  it('that nothing sets are inputs of the start, and the report says so', () => {
    const result = imported(aConnectFlow(say('tell', 'Hello $.Attributes.name.')));
    expect(nodesOf(result.flow, 'start')[0]?.data.inputs).toEqual(['name']);
    expect(result.report.entries[1]).toMatchObject({ verdict: 'approximated' });
    expect(result.report.entries[1]?.reason).toContain('name');
  });

  it('that Amazon fills and nothing does here stay empty, and the report says so', () => {
    const result = imported(aConnectFlow(say('tell', 'Contact $.ContactId.')));
    expect(linesOf(result, 'tell').at(-1)).toMatchObject({ verdict: 'approximated' });
    expect(failuresOf(result.flow, { expect: 'said', text: 'Contact' })).toEqual([]);
  });
});
