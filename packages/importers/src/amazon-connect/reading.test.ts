import { compileFlow } from '@aybiza/flow';
import { toValue } from '@aybiza/statechart';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { importFlow } from '../index.ts';
import { aConnectFlow, action, say } from '../testing/a-connect-flow.ts';
import { CONSOLE_EXPORT } from '../testing/a-console-export.ts';
import { failuresOf, imported, linesOf, nodesOf, targetOf } from '../testing/imported.ts';
import { mutationsOf } from '../testing/mutations.ts';
import { splitReferences } from './references.ts';
import { idOfResource } from './resource-names.ts';

describe('a flow', () => {
  it('is found in the answers of Amazon’s command line, with its name', () => {
    const { flow } = imported({
      ContactFlow: { Name: 'Front desk', Content: JSON.stringify(aConnectFlow(say('hi', 'Hi.'))) },
    });
    expect(flow.name).toBe('Front desk');
  });

  it('keeps its places on the canvas, with room for our cards', () => {
    const document = {
      ...aConnectFlow(say('hi', 'Hi.')),
      Metadata: { ActionMetadata: { hi: { position: { x: 100, y: 40 } } } },
    };
    expect(imported(document).flow.nodes.hi?.position).toEqual({ x: 150, y: 40 });
  });

  it('calls actions by what Amazon’s editor calls their block when only a machine named them', () => {
    const id = '1b40bdee-1cc2-40ea-ad74-01e00b12e108';
    const result = imported(aConnectFlow(say(id, 'Hi.')));
    expect(nodesOf(result.flow, 'say').map((node) => node.id)).toEqual(['play-prompt']);
    expect(linesOf(result, id)[0]).toMatchObject({ verdict: 'mapped', sourceType: 'MessageParticipant' });
  });

  it('says where calls enter, what is wrong with the document, and what leads nowhere', () => {
    const result = imported({
      ...aConnectFlow(say('a', 'A.', 'gone'), { ...say('a', 'B.') }),
      Actions: [say('a', 'A.', 'gone'), say('a', 'B.'), 'no action'],
    });
    expect(result.report.entries.map(({ source, verdict }) => [source, verdict])).toEqual([
      ['a', 'mapped'],
      ['a', 'mapped'],
      ['a (2)', 'noCounterpart'],
      ['action 3', 'noCounterpart'],
      ['a', 'approximated'],
    ]);
    expect(failuresOf(result.flow, { expect: 'ended' })).toEqual([]);
  });

  it('without actions is refused', () => {
    const result = importFlow({ Version: '2019-10-30', StartAction: 'x', Actions: [] });
    expect(result.ok ? 'taken' : result.error.code).toBe('BROKEN_DOCUMENT');
  });

  it('leaves what only chats come to beside the way, as comments', () => {
    const result = imported(
      aConnectFlow(
        action('Compare', 'channel', {
          ComparisonValue: '$.Channel',
          when: [
            ['CHAT', 'chat'],
            ['VOICE', 'call'],
          ],
          next: 'chat',
        }),
        say('chat', 'In the chat.'),
        say('call', 'On the telephone.'),
      ),
    );
    expect(nodesOf(result.flow, 'comment').map(({ id }) => id)).toEqual(['channel', 'chat']);
    expect(linesOf(result, 'chat')[0]).toMatchObject({ verdict: 'noCounterpart' });
    expect(linesOf(result, 'channel').at(-1)).toMatchObject({ verdict: 'mapped', nodes: ['channel'] });
    expect(failuresOf(result.flow, { expect: 'said', text: 'On the telephone.' })).toEqual([]);
  });
});

describe('a module', () => {
  const module = {
    ...aConnectFlow(
      say('hi', 'Part of it.', 'check'),
      action('Compare', 'check', {
        ComparisonValue: '$.Attributes.ok',
        when: [['yes', 'good']],
        errors: { NoMatchingCondition: 'hang' },
      }),
      action('EndFlowModuleExecution', 'good', { ResultReferenceName: 'All done' }),
      action('DisconnectParticipant', 'hang'),
    ),
    Settings: { InputParameters: [], OutputParameters: [], Transitions: [{ ReferenceName: 'All done' }] },
  };

  it('ends with the outcomes by which the flow around it goes on', () => {
    const result = imported(module);
    expect(nodesOf(result.flow, 'end').map(({ data }) => data.outcome)).toEqual(['All done', 'disconnected']);
    expect(linesOf(result, 'hang')[0]).toMatchObject({ verdict: 'approximated' });
  });

  it('takes from the flow around it what nothing inside sets', () => {
    const { flow, report } = imported(module);
    expect(nodesOf(flow, 'start')[0]?.data.inputs).toEqual(['ok']);
    expect(report.entries[1]?.reason).toContain('Nothing in this flow sets ok');
  });
});

describe('the older export of the console', () => {
  const result = imported(CONSOLE_EXPORT);
  const { flow } = result;
  const answer = (body: unknown) => ({ do: 'requestAnswers', status: 200, body: toValue(body) }) as const;

  it('has a line in the report for every module, and its name and places', () => {
    const told = new Set(result.report.entries.map(({ source }) => source));
    expect(CONSOLE_EXPORT.modules.filter(({ id }) => !told.has(id))).toEqual([]);
    expect(result.format).toBe('amazon-connect-export');
    expect(flow.name).toBe('Front desk');
    expect(flow.settings.language).toBe('en-GB');
    expect(flow.nodes.log?.position ?? flow.nodes.channel?.position).toEqual({ x: 15, y: 140 });
  });

  it('greets by what a function answers, on the telephone only', () => {
    const known = answer({ level: 'gold', name: 'Ann' });
    expect(failuresOf(flow, known, { expect: 'said', text: 'Welcome back, Ann.' })).toEqual([]);
    for (const level of [6, '6', '12'])
      expect(failuresOf(flow, answer({ level, name: 'Ann' }), { expect: 'said', text: 'Welcome' })).toEqual([]);
    for (const level of [5, '5', 'six', null])
      expect(failuresOf(flow, answer({ level }), { expect: 'said', text: 'press 1' })).toEqual([]);
    expect(linesOf(result, 'chat')[0]?.verdict).toBe('noCounterpart');
  });

  it('asks for a key and for a number, and has somebody called back', () => {
    const steps = [
      answer({ level: 'none' }),
      { do: 'presses', keys: '2' } as const,
      { do: 'says', text: 'zero two zero seven nine four six zero zero one eight' } as const,
      { do: 'requestAnswers', status: 200 } as const,
      { expect: 'ended' } as const,
    ];
    expect(failuresOf(flow, ...steps)).toEqual([]);
    expect(failuresOf(flow, answer({}), { do: 'presses', keys: '9' }, { expect: 'said', text: 'cannot help' })).toEqual(
      [],
    );
  });

  it('shares callers out, and sends them to the queue by its name', () => {
    expect(nodesOf(flow, 'split')[0]?.data.arms.map(({ share }) => share)).toEqual([30, 20, 50]);
    expect(nodesOf(flow, 'transfer')[0]?.data.to).toBe('queue:Sales team');
    expect(targetOf(flow, 'transfer', 'busy')).toBe('sorry');
  });
});

describe('a reference in a text', () => {
  it.each([
    ['Hi $.Attributes.name.', ['Hi ', ['Attributes', 'name'], '.']],
    ["$['Attributes']['vip status']!", [['Attributes', 'vip status'], '!']],
    ["$.['External']['a']", [['External', 'a']]],
    ['$.External.rows[0].name', [['External', 'rows', 0, 'name']]],
    ['$.FlowAttributes.two-words - and more', [['FlowAttributes', 'two-words'], ' - and more']],
    ['$5 or $.5', ['$5 or $.5']],
    [`\${aws_queue.arn}`, [`\${aws_queue.arn}`]],
    ['', []],
  ])('is found: %s', (text, parts) => {
    expect(splitReferences(text).map((part) => (typeof part === 'string' ? part : part.path))).toEqual(parts);
  });
});

describe('the name of a resource', () => {
  it.each([
    ['arn:aws:connect:us-west-2:1:instance/i/queue/emergency-response', 'emergency-response'],
    ['arn:aws:connect:us-west-2:1:instance/i/queue/1f56e765-4d77-4d45-ba47-88d974497393', 'Queue 1f56e765'],
    [`\${aws_connect_queue.sales.arn}`, 'sales'],
    [`arn:aws:connect:\${REGION}:\${ACCT}:instance/\${I}/queue/\${Q:finance:Q}`, 'finance'],
    [`arn:aws:lambda:\${AWS::Region}:1:function:find-customer`, 'find-customer'],
    ['%QueueArn%', 'QueueArn'],
    ['', 'Queue'],
  ])('in %s is %s', (address, name) => {
    expect(idOfResource(address, 'Queue')).toBe(name);
  });
});

/** One of everything, to be broken at random. */
const everything = aConnectFlow(
  action('UpdateContactTextToSpeechVoice', 'voice', { TextToSpeechVoice: 'Lupe', next: 'set' }),
  action('UpdateContactAttributes', 'set', { Attributes: { n: '1', who: '$.CustomerEndpoint.Address' }, next: 'ask' }),
  action('GetParticipantInput', 'ask', {
    Text: 'Press 1 for $.Attributes.who.',
    StoreInput: 'False',
    InputTimeLimitSeconds: '5',
    when: [['1', 'lookup']],
    errors: { InputTimeLimitExceeded: 'loop', NoMatchingCondition: 'loop' },
  }),
  action('Loop', 'loop', {
    LoopCount: '3',
    when: [
      ['ContinueLooping', 'ask'],
      ['DoneLooping', 'lex'],
    ],
  }),
  action('InvokeLambdaFunction', 'lookup', {
    LambdaFunctionARN: 'arn:aws:lambda:x:1:function:f',
    LambdaInvocationAttributes: { a: 'to $.Attributes.who' },
    next: 'check',
    errors: { NoMatchingError: 'bye' },
  }),
  action('Compare', 'check', {
    ComparisonValue: '$.External.size',
    when: [
      ['NumberGreaterThan', '3', 'queue'],
      ['TextContains', '$.Attributes.n', 'pin'],
    ],
    errors: { NoMatchingCondition: 'hours' },
  }),
  action('GetParticipantInput', 'pin', {
    Text: 'Your PIN?',
    StoreInput: 'True',
    InputValidation: { CustomValidation: { MaximumLength: '4' } },
    InputEncryption: { Key: 'x' },
    next: 'dice',
  }),
  action('DistributeByPercentage', 'dice', {
    when: [['NumberLessThan', '51', 'hours']],
    errors: { NoMatchingCondition: 'bye' },
  }),
  action('CheckHoursOfOperation', 'hours', {
    when: [
      ['True', 'metric'],
      ['False', 'bye'],
    ],
  }),
  action('CheckMetricData', 'metric', {
    MetricType: 'NumberOfAgentsStaffed',
    when: [['NumberGreaterThan', '0', 'queue']],
    next: 'task',
  }),
  action('CreateTask', 'task', { Name: 'Call $.StoredCustomerInput', Attributes: { a: '{{x}}' }, next: 'number' }),
  action('UpdateContactCallbackNumber', 'number', {
    CallbackNumber: '$.StoredCustomerInput',
    next: 'callback',
    errors: { InvalidCallbackNumber: 'bye' },
  }),
  action('CreateCallbackContact', 'callback', { next: 'bye' }),
  action('ConnectParticipantWithLexBot', 'lex', {
    Text: 'Well?',
    LexV2Bot: { AliasArn: 'a' },
    when: [['Book', 'third']],
    errors: { NoMatchingCondition: 'module' },
  }),
  action('InvokeFlowModule', 'module', { FlowModuleId: '$.Attributes.m', next: 'wait' }),
  action('Wait', 'wait', { TimeLimitSeconds: '9', next: 'queue' }),
  action('UpdateContactTargetQueue', 'queue', { QueueId: 'a/queue/x', next: 'transfer' }),
  action('TransferContactToQueue', 'transfer', { errors: { QueueAtCapacity: 'third' } }),
  action('TransferParticipantToThirdParty', 'third', { ThirdPartyPhoneNumber: '+15550100001', next: 'bye' }),
  say('bye', 'You said $.Lex.Slots.day and $.Modules.Result.x.', 'end'),
  action('SomethingNew', 'end', { a: { b: ['$.Foo'] } }),
);

describe('a broken document', () => {
  it.each([
    ['a flow', everything],
    ['a console export', CONSOLE_EXPORT],
  ])('never makes the import throw, and what is taken compiles: %s', (_what, document) => {
    expect(compileFlow(imported(document).flow).ok).toBe(true);
    fc.assert(
      fc.property(mutationsOf(document), (broken) => {
        const result = importFlow(broken);
        if (!result.ok) return result.error.code === 'UNKNOWN_FORMAT' || result.error.message.includes('no actions');
        return compileFlow(result.value.flow).ok;
      }),
      { numRuns: 60 },
    );
  });

  it('of nine thousand actions is imported', () => {
    const chain = Array.from({ length: 9_000 }, (_, index) =>
      index % 2 === 0
        ? say(`s${index}`, `Line ${index}, $.External.x.`, `s${index + 1}`)
        : action('InvokeLambdaFunction', `s${index}`, { LambdaFunctionARN: 'f', next: `s${(index + 1) % 9_000}` }),
    );
    expect(Object.keys(imported(aConnectFlow(...chain)).flow.nodes).length).toBeGreaterThan(9_000);
  });

  it('gives the same flow every time', () => {
    expect(JSON.stringify(imported(everything))).toBe(JSON.stringify(imported(everything)));
  });
});
