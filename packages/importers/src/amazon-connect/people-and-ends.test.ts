import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { aConnectFlow, action, say } from '../testing/a-connect-flow.ts';
import { failuresOf, imported, linesOf, nodesOf, targetOf } from '../testing/imported.ts';

const bye = say('bye', 'Goodbye.');
const full = say('full', 'All busy.');
const transfer = action('TransferContactToQueue', 'transfer', {
  errors: { QueueAtCapacity: 'full', NoMatchingError: 'bye' },
});

function queue(id: string, address: string, next = 'transfer') {
  return action('UpdateContactTargetQueue', id, { QueueId: address, next, errors: { NoMatchingError: 'bye' } });
}

describe('TransferContactToQueue', () => {
  it('connects callers to the queue that was set before, and goes on by its errors', () => {
    const { flow } = imported(
      aConnectFlow(queue('set', 'arn:aws:connect:x:1:instance/i/queue/Sales team'), transfer, full, bye),
    );
    expect(nodesOf(flow, 'transfer')[0]?.data.to).toBe('queue:Sales team');
    expect(failuresOf(flow, { do: 'transferEnds', outcome: 'busy' }, { expect: 'said', text: 'All busy.' })).toEqual(
      [],
    );
    expect(failuresOf(flow, { do: 'transferEnds', outcome: 'failed' }, { expect: 'said', text: 'Goodbye.' })).toEqual(
      [],
    );
    expect(failuresOf(flow, { do: 'transferEnds', outcome: 'answered' }, { expect: 'ended' })).toEqual([]);
  });

  it('calls the queue what Amazon’s editor calls it', () => {
    const document = {
      ...aConnectFlow(
        queue('set', 'arn:aws:connect:x:1:instance/i/queue/1f56e765-4d77-4d45-ba47-88d974497393'),
        transfer,
        full,
        bye,
      ),
      Metadata: { ActionMetadata: { set: { parameters: { QueueId: { displayName: 'Basic' } } } } },
    };
    expect(nodesOf(imported(document).flow, 'transfer')[0]?.data.to).toBe('queue:Basic');
  });

  it('goes to whichever of several queues was set', () => {
    const { flow } = imported(
      aConnectFlow(
        action('GetParticipantInput', 'menu', {
          Text: 'Press 1 or 2.',
          when: [
            ['1', 'sales'],
            ['2', 'care'],
          ],
          next: 'bye',
        }),
        queue('sales', 'a/queue/Sales'),
        queue('care', 'a/queue/Care'),
        transfer,
        full,
        bye,
      ),
    );
    const targets = Object.fromEntries(nodesOf(flow, 'transfer').map(({ id, data }) => [data.to, id]));
    for (const [keys, name] of [
      ['1', 'queue:Sales'],
      ['2', 'queue:Care'],
    ] as const)
      expect(failuresOf(flow, { do: 'presses', keys }, { expect: 'at', node: targets[name] ?? '' })).toEqual([]);
  });

  it('says the name of the queue where a text does', () => {
    const { flow } = imported(
      aConnectFlow(
        queue('set', 'a/queue/Sales', 'tell'),
        say('tell', 'You wait for $.Queue.Name.', 'transfer'),
        transfer,
        full,
        bye,
      ),
    );
    expect(failuresOf(flow, { expect: 'said', text: 'You wait for Sales.' })).toEqual([]);
  });

  it('takes the queue that it names itself, as generators write it', () => {
    const { flow } = imported(
      aConnectFlow(action('TransferToQueue', 'transfer', { QueueId: 'a/queue/outage-reporting' })),
    );
    expect(nodesOf(flow, 'transfer')[0]?.data.to).toBe('queue:outage-reporting');
  });

  it('finds a queue that the flow keeps in an attribute of its own', () => {
    const { flow } = imported(
      aConnectFlow(
        action('UpdateFlowAttributes', 'map', {
          FlowAttributes: { sales: { Value: 'arn:x/queue/Sales' } },
          next: 'set',
        }),
        queue('set', '$.FlowAttributes.sales'),
        transfer,
        full,
        bye,
      ),
    );
    expect(nodesOf(flow, 'transfer')[0]?.data.to).toBe('queue:Sales');
  });

  it.each([
    ['only known in the call', [queue('set', '$.External.queue'), transfer]],
    ['set by nobody', [transfer]],
  ])('with a queue that is %s says that the author has to choose', (_what, actions) => {
    const result = imported(aConnectFlow(...actions, full, bye));
    expect(result.report.entries.some(({ reason }) => reason.includes('Choose who answers it'))).toBe(true);
    expect(nodesOf(result.flow, 'transfer')).toHaveLength(1);
  });
});

describe('TransferContactToAgent and taking callers out of a queue', () => {
  it('are transfers', () => {
    const { flow } = imported(
      aConnectFlow(
        action('TransferContactToAgent', 'agent', {
          AgentId: '$.Attributes.agent',
          errors: { NoMatchingError: 'other' },
        }),
        action('DequeueContactAndTransferToQueue', 'other', {
          QueueId: 'a/queue/Care',
          errors: { NoMatchingError: 'bye' },
        }),
        bye,
      ),
    );
    expect(nodesOf(flow, 'transfer').map(({ data }) => data.to)).toEqual(['queue:agent', 'queue:Care']);
    expect(targetOf(flow, 'agent', 'noAnswer')).toBe('other');
  });
});

describe('TransferParticipantToThirdParty', () => {
  const calling = (parameters: object) =>
    imported(
      aConnectFlow(
        action('TransferParticipantToThirdParty', 'call', {
          ThirdPartyPhoneNumber: '+15550100001',
          ThirdPartyConnectionTimeLimitSeconds: '45',
          ContinueFlowExecution: 'True',
          next: 'after',
          errors: { CallFailed: 'full', ConnectionTimeLimitExceeded: 'bye' },
          ...parameters,
        }),
        say('after', 'Welcome back.'),
        full,
        bye,
      ),
    );

  it('calls the number, and goes on by each outcome', () => {
    const { flow } = calling({});
    expect(nodesOf(flow, 'transfer')[0]?.data).toMatchObject({ to: '+15550100001', ringSeconds: 45 });
    expect(
      failuresOf(flow, { do: 'transferEnds', outcome: 'answered' }, { expect: 'said', text: 'Welcome back.' }),
    ).toEqual([]);
    expect(failuresOf(flow, { do: 'transferEnds', outcome: 'busy' }, { expect: 'said', text: 'All busy.' })).toEqual(
      [],
    );
    expect(failuresOf(flow, { do: 'transferEnds', outcome: 'noAnswer' }, { expect: 'said', text: 'Goodbye.' })).toEqual(
      [],
    );
  });

  it('ends with the transfer when the flow does not continue', () => {
    const { flow } = calling({ ContinueFlowExecution: 'False' });
    expect(failuresOf(flow, { do: 'transferEnds', outcome: 'answered' }, { expect: 'ended' })).toEqual([]);
  });

  it('takes both spellings of the time it rings', () => {
    const { flow } = calling({
      ThirdPartyConnectionTimeLimitSeconds: undefined,
      ThirdPartyConnectionTimeoutSeconds: '15',
    });
    expect(nodesOf(flow, 'transfer')[0]?.data.ringSeconds).toBe(15);
  });

  it('never dials a number from the call', () => {
    const result = calling({ ThirdPartyPhoneNumber: '$.Attributes.number', ThirdPartyDTMFDigits: '1,2' });
    expect(nodesOf(result.flow, 'transfer')[0]?.data.to).toBe('queue:call');
    expect(linesOf(result, 'call').at(-1)).toMatchObject({ verdict: 'approximated' });
  });
});

describe('a call back', () => {
  const result = imported(
    aConnectFlow(
      action('GetParticipantInput', 'ask', { Text: 'Your number?', StoreInput: 'True', next: 'keep' }),
      action('UpdateContactCallbackNumber', 'keep', {
        CallbackNumber: '$.StoredCustomerInput',
        next: 'create',
        errors: { InvalidCallbackNumber: 'full', CallbackNumberNotDialable: 'full' },
      }),
      action('CreateCallbackContact', 'create', {
        InitialCallDelaySeconds: '5',
        MaximumConnectionAttempts: '2',
        next: 'bye',
        errors: { NoMatchingError: 'full' },
      }),
      full,
      bye,
    ),
  );

  it('is asked of another system, with the number that can be dialled', () => {
    const body = JSON.stringify(nodesOf(result.flow, 'request')[0]?.data.call);
    expect(body).toContain('callback_number');
    expect(body).toContain('attempts');
    expect(
      failuresOf(
        result.flow,
        { do: 'presses', keys: '5550100001#' },
        { do: 'requestAnswers', status: 200 },
        { expect: 'said', text: 'Goodbye.' },
      ),
    ).toEqual([]);
    expect(linesOf(result, 'create').at(-1)).toMatchObject({ verdict: 'approximated' });
  });

  it('goes another way when it cannot be dialled', () => {
    expect(failuresOf(result.flow, { do: 'presses', keys: '12#' }, { expect: 'said', text: 'All busy.' })).toEqual([]);
    expect(failuresOf(result.flow, { do: 'staysSilent' }, { expect: 'said', text: 'All busy.' })).toEqual([]);
  });
});

describe('other flows and modules', () => {
  it('are parts to be chosen; until then callers go by the error', () => {
    const result = imported(
      aConnectFlow(
        action('InvokeFlowModule', 'module', {
          FlowModuleId: 'a/flow-module/Identify',
          InputParameters: { who: '$.CustomerEndpoint.Address' },
          next: 'jump',
          errors: { NoMatchingError: 'jump' },
          when: [['Known', 'bye']],
        }),
        action('TransferToFlow', 'jump', {
          ContactFlowId: 'a/contact-flow/Other',
          errors: { NoMatchingError: 'tell' },
        }),
        say('tell', 'Result $.Modules.Result.name.'),
        bye,
      ),
    );
    expect(nodesOf(result.flow, 'subflow').map(({ data }) => data.outcomes.map(({ outcome }) => outcome))).toEqual([
      ['Success', 'Known'],
      ['finished'],
    ]);
    expect(nodesOf(result.flow, 'subflow')[0]?.data).toMatchObject({
      inputs: { who: 'caller_number' },
      outputs: [{ output: 'Result_name' }],
    });
    expect(failuresOf(result.flow, { expect: 'said', text: 'Result' })).toEqual([]);
    expect(linesOf(result, 'module').at(-1)?.reason).toContain('Identify');
  });
});

describe('ends', () => {
  it.each(['DisconnectParticipant', 'Disconnect', 'HangUp', 'EndFlowExecution'])('of a call: %s', (type) => {
    const { flow } = imported(aConnectFlow(action(type, 'stop')));
    expect(nodesOf(flow, 'end').map(({ id }) => id)).toEqual(['stop']);
    expect(failuresOf(flow, { expect: 'ended' })).toEqual([]);
  });

  it('of a flow that callers hear in a queue leave them waiting', () => {
    const result = imported({
      ...aConnectFlow(say('hold', 'Please hold.', 'over'), action('EndFlowExecution', 'over')),
      Metadata: { type: 'customerQueue' },
    });
    expect(nodesOf(result.flow, 'transfer').map(({ id }) => id)).toEqual(['over']);
    expect(linesOf(result, 'over').at(-1)).toMatchObject({ verdict: 'approximated' });
  });
});

describe('actions that callers do not notice', () => {
  it.each([
    ['UpdateFlowLoggingBehavior', { FlowLoggingBehavior: 'Enabled' }, 'mapped'],
    ['UpdateContactEventHooks', { EventHooks: { CustomerQueue: 'x' } }, 'approximated'],
    ['UpdateContactRoutingBehavior', { QueuePriority: '1' }, 'approximated'],
    ['UpdateContactMediaStreamingBehavior', { MediaStreamingState: 'Disabled' }, 'mapped'],
    ['UpdateContactMediaStreamingBehavior', { MediaStreamingState: 'Enabled' }, 'approximated'],
    ['UpdatePreviousContactParticipantState', { PreviousContactParticipantState: 'AgentOnHold' }, 'approximated'],
    ['CreateWisdomSession', { WisdomAssistantArn: 'x' }, 'approximated'],
    ['UpdateContactData', { CustomerId: '1' }, 'approximated'],
  ])('are passed by, without a note on the canvas, with a line in the report: %s %j', (type, parameters, verdict) => {
    const result = imported(aConnectFlow(action(type, 'it', { ...parameters, next: 'bye' }), bye));
    expect(linesOf(result, 'it').at(-1)).toMatchObject({ verdict, nodes: [] });
    expect(failuresOf(result.flow, { expect: 'said', text: 'Goodbye.' })).toEqual([]);
  });

  it('but no more labels than a call has room for, and the report says so', () => {
    const Tags = Object.fromEntries(Array.from({ length: 12 }, (_, index) => [`t${index}`, 'x']));
    const result = imported(aConnectFlow(action('TagContact', 'tag', { Tags, next: 'bye' }), bye));
    expect(nodesOf(result.flow, 'tag')).toHaveLength(10);
    expect(linesOf(result, 'tag').at(-1)).toMatchObject({ verdict: 'approximated' });
  });

  it('but labels are written into the log', () => {
    const { flow } = imported(
      aConnectFlow(action('TagContact', 'tag', { Tags: { reason: 'billing' }, next: 'bye' }), bye),
    );
    expect(nodesOf(flow, 'tag').map(({ data }) => data.label)).toEqual(['reason: billing']);
  });
});

/** Every action of the flow language that Amazon documents, by the chapter in which it does. */
const DOCUMENTED = {
  contact: `CompleteOutboundCall CreateCase CreateTask CreateWisdomSession DequeueContactAndTransferToQueue
    EndFlowModuleExecution GetCase InvokeFlowModule ResumeContact StartOutboundChatContact TagContact TransferContactToAgent
    TransferContactToQueue UnTagContact UpdateCase UpdateContactAttributes UpdateContactCallbackNumber UpdateContactData
    UpdateContactEventHooks UpdateContactMediaProcessing UpdateContactMediaStreamingBehavior
    UpdateContactRecordingAndAnalyticsBehavior UpdateContactRecordingBehavior UpdateContactRoutingBehavior
    UpdateContactTargetQueue UpdateContactTextToSpeechVoice UpdatePreviousContactParticipantState`,
  'flow control': `CheckHoursOfOperation CheckMetricData CheckOutboundCallStatus CheckVoiceId Compare DistributeByPercentage
    EndFlowExecution GetMetricData Loop StartVoiceIdStream TransferToFlow UpdateFlowAttributes UpdateFlowLoggingBehavior
    UpdateRoutingCriteria Wait`,
  interaction: `AssociateContactToCustomerProfile CreateCallbackContact CreateCustomerProfile GetCalculatedAttributesForCustomerProfile
    GetCustomerProfile GetCustomerProfileObject InvokeLambdaFunction UpdateCustomerProfile`,
  participant: `ConnectParticipantWithLexBot DisconnectParticipant GetParticipantInput MessageParticipant
    MessageParticipantIteratively ShowView TransferParticipantToThirdParty`,
};

describe('every action that Amazon documents', () => {
  const types = Object.values(DOCUMENTED).flatMap((chapter) => chapter.split(/\s+/));
  const mapping = readFileSync(new URL('../../MAPPING.md', import.meta.url), 'utf8');

  it.each(types)('has a counterpart, or a reason of its own for having none: %s', (type) => {
    const result = imported(aConnectFlow(action(type, 'it', { Text: 'x', next: 'bye' }), bye));
    const [line] = linesOf(result, 'it').filter(({ reason }) => reason !== 'Calls enter here.');
    expect(line?.reason).not.toContain('Nothing here stands for');
    expect(mapping).toContain(`\`${type}\``);
  });
});

describe('actions without counterpart', () => {
  it.each(['SomethingNew', 'ShowView', 'LoadDataTable'])('stay as comments beside the way: %s', (type) => {
    const result = imported(
      aConnectFlow(action(type, 'odd', { Secret: 'x', next: 'bye', errors: { NoMatchingError: 'full' } }), bye, full),
    );
    const [comment] = nodesOf(result.flow, 'comment');
    expect(comment?.data.text).toContain(`Amazon Connect: ${type} “odd”`);
    expect(comment?.data.text).toContain('Secret: x');
    const line = linesOf(result, 'odd').at(-1);
    expect(line).toMatchObject({ verdict: 'noCounterpart', nodes: ['odd'] });
    expect(line?.reason).toContain('“NoMatchingError” (to “full”)');
    expect(failuresOf(result.flow, { expect: 'said', text: 'Goodbye.' })).toEqual([]);
  });

  it('go on by the first outcome that is no error when there is no next action', () => {
    const { flow } = imported(
      aConnectFlow(
        action('SomethingNew', 'odd', { when: [['Fine', 'bye']], errors: { NoMatchingError: 'full' } }),
        full,
        bye,
      ),
    );
    expect(failuresOf(flow, { expect: 'said', text: 'Goodbye.' })).toEqual([]);
  });

  it('never let a caller through as recognised or signed in', () => {
    for (const [type, outcome] of [
      ['CheckVoiceId', 'Authenticated'],
      ['AuthenticateParticipant', 'Success'],
    ] as const) {
      const { flow } = imported(
        aConnectFlow(
          action(type, 'who', { when: [[outcome, 'bye']], next: 'bye', errors: { NoMatchingError: 'full' } }),
          bye,
          full,
        ),
      );
      expect(failuresOf(flow, { expect: 'said', text: 'All busy.' })).toEqual([]);
    }
  });
});
