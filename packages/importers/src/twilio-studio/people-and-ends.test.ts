import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { aStudioFlow, split, widget } from '../testing/a-studio-flow.ts';
import { failuresOf, imported, linesOf, nodesOf, targetOf } from '../testing/imported.ts';

const bye = widget('say-play', 'bye', { events: { audioComplete: '' }, say: 'Goodbye.' });

function connecting(properties: object) {
  return imported(
    aStudioFlow(widget('connect-call-to', 'dial', { events: { callCompleted: 'bye' }, ...properties }), bye),
  );
}

function targets(result: ReturnType<typeof imported>) {
  return nodesOf(result.flow, 'transfer').map(({ data }) => data.to);
}

describe('connect-call-to', () => {
  it('is a transfer to its number; however that goes, callers go on by “callCompleted”', () => {
    const result = connecting({ noun: 'number', to: '+1 555 010 0001', timeout: 45 });
    expect(nodesOf(result.flow, 'transfer')[0]?.data).toMatchObject({ to: '+15550100001', ringSeconds: 45 });
    for (const outcome of ['answered', 'busy', 'noAnswer'] as const)
      expect(failuresOf(result.flow, { do: 'transferEnds', outcome }, { expect: 'said', text: 'Goodbye.' })).toEqual(
        [],
      );
    expect(linesOf(result, 'dial')[0]).toMatchObject({ verdict: 'mapped' });
  });

  it('says that another number than the caller’s is shown in the original', () => {
    const shown = (caller_id: string) =>
      linesOf(connecting({ noun: 'number', to: '+15550100001', caller_id }), 'dial')[0];
    expect(shown('{{contact.channel.address}}')).toMatchObject({ verdict: 'mapped' });
    expect(shown('+15550100009')).toMatchObject({
      verdict: 'approximated',
      reason: expect.stringContaining('+15550100009'),
    });
  });

  it('tries several numbers in turn', () => {
    const result = connecting({ noun: 'number-multi', to: '+15550100001,+15550100002' });
    expect(targets(result)).toEqual(['+15550100001', '+15550100002']);
    expect(
      failuresOf(
        result.flow,
        { do: 'transferEnds', outcome: 'busy' },
        { do: 'transferEnds', outcome: 'answered' },
        { expect: 'said', text: 'Goodbye.' },
      ),
    ).toEqual([]);
  });

  it.each([
    {
      what: 'a SIP address',
      properties: { noun: 'sip', to: 'sip:desk@example.com' },
      to: 'sip:desk@example.com',
      verdict: 'mapped',
    },
    {
      what: 'a SIP address under its own name',
      properties: { noun: 'sip', to: '', sip_endpoint: 'desk@example.com' },
      to: 'sip:desk@example.com',
      verdict: 'mapped',
    },
    {
      what: 'a client',
      properties: { noun: 'client', to: 'browser agent' },
      to: 'queue:browser agent',
      verdict: 'approximated',
    },
    {
      what: 'a conference',
      properties: { noun: 'conference', to: 'Room 1' },
      to: 'queue:Room 1',
      verdict: 'approximated',
    },
    { what: 'a SIM', properties: { noun: 'sim', to: 'DE123' }, to: 'queue:DE123', verdict: 'approximated' },
    {
      what: 'a number from the call',
      properties: { noun: 'number', to: '{{widgets.x.body}}' },
      to: 'queue:dial',
      verdict: 'approximated',
    },
    {
      what: 'a number to be filled in',
      properties: { noun: 'number', to: '+1XXXYYYZZZZ' },
      to: 'queue:dial',
      verdict: 'approximated',
    },
    { what: 'nothing', properties: {}, to: 'queue:dial', verdict: 'approximated' },
  ])('to $what', ({ properties, to, verdict }) => {
    const result = connecting(properties);
    expect(targets(result)).toEqual([to]);
    expect(linesOf(result, 'dial')[0]).toMatchObject({ verdict });
  });

  it('dials a number that is set once in the flow', () => {
    const result = imported(
      aStudioFlow(
        widget('set-variables', 'set', {
          events: { next: 'dial' },
          variables: [{ key: 'desk', value: '+15550100003' }],
        }),
        widget('connect-call-to', 'dial', {
          events: { callCompleted: '' },
          noun: 'number',
          to: '{{flow.variables.desk}}',
        }),
      ),
    );
    expect(targets(result)).toEqual(['+15550100003']);
  });

  it('starts a recording before it when it records', () => {
    const { flow } = connecting({ noun: 'number', to: '+15550100001', record: 'record-from-answer' });
    expect(nodesOf(flow, 'recording')[0]?.data.mode).toBe('start');
  });

  it('writes down how the call went for a split that asks', () => {
    const { flow } = imported(
      aStudioFlow(
        widget('connect-call-to', 'dial', { events: { callCompleted: 'how' }, noun: 'number', to: '+15550100001' }),
        split('how', '{{widgets.dial.DialCallStatus}}', {
          otherwise: 'bye',
          cases: [['matches_any_of', 'busy,no-answer', 'mail']],
        }),
        widget('record-voicemail', 'mail', { events: { recordingComplete: '', noAudio: '' } }),
        bye,
      ),
    );
    expect(failuresOf(flow, { do: 'transferEnds', outcome: 'noAnswer' }, { expect: 'at', node: 'mail' })).toEqual([]);
    expect(failuresOf(flow, { do: 'transferEnds', outcome: 'answered' }, { expect: 'said', text: 'Goodbye.' })).toEqual(
      [],
    );
  });
});

describe('queues', () => {
  it('of enqueue-call keep their name', () => {
    const result = imported(
      aStudioFlow(
        widget('enqueue-call', 'wait', { events: { callComplete: 'bye', failedToEnqueue: '' }, queue_name: 'support' }),
        bye,
      ),
    );
    expect(targets(result)).toEqual(['queue:support']);
    expect(targetOf(result.flow, 'wait', 'answered')).toBe('bye');
    expect(targetOf(result.flow, 'wait', 'failed')).toBe('bye');
  });

  it('stand for Flex, under the widget’s name', () => {
    const result = imported(
      aStudioFlow(widget('send-to-flex', 'Agents', { events: { callComplete: '' }, attributes: '{"a":1}' })),
    );
    expect(targets(result)).toEqual(['queue:Agents']);
    expect(linesOf(result, 'Agents')[0]?.reason).toContain('attributes');
  });
});

describe('recordings', () => {
  it('of a voicemail keep its limits and its text', () => {
    const { flow } = imported(
      aStudioFlow(
        widget('record-voicemail', 'mail', {
          events: { recordingComplete: 'thanks', noAudio: 'bye' },
          max_length: 120,
          timeout: 3,
          transcribe: true,
        }),
        widget('say-play', 'thanks', { events: { audioComplete: '' }, say: 'You said {{TranscriptionText}}.' }),
        bye,
      ),
    );
    expect(nodesOf(flow, 'voicemail')[0]?.data).toMatchObject({
      maxSeconds: 120,
      silenceSeconds: 3,
      variable: 'mail_TranscriptionText',
    });
    expect(failuresOf(flow, { do: 'staysSilent' }, { expect: 'said', text: 'Goodbye.' })).toEqual([]);
  });

  it('of the call start and stop', () => {
    const { flow } = imported(
      aStudioFlow(
        widget('record-call', 'on', { events: { success: 'off', failed: 'off' }, record_call: true }),
        widget('record-call', 'off', { events: { success: '', failed: '' }, record_call: false }),
      ),
    );
    expect(nodesOf(flow, 'recording').map(({ data }) => data.mode)).toEqual(['start', 'stop']);
  });
});

describe('agents outside of the flow', () => {
  it('become conversations whose goal the author writes', () => {
    const result = imported(
      aStudioFlow(
        widget('connect-virtual-agent-v2', 'bot', {
          events: { completed: 'bye', 'live-agent-handoff': 'agents', hangup: '', failed: 'bye' },
          connector_name: 'Travel',
        }),
        widget('send-to-flex', 'agents', { events: { callComplete: '' } }),
        bye,
      ),
    );
    const [node] = nodesOf(result.flow, 'converse');
    expect(node?.data.exits.map(({ id }) => id)).toEqual(['done', 'handoff']);
    expect(targetOf(result.flow, 'bot', 'exit.handoff')).toBe('agents');
    expect(linesOf(result, 'bot')[0]).toMatchObject({ verdict: 'approximated' });
  });
});

describe('run-subflow', () => {
  it('is a part of another flow that is to be chosen; until then callers go by “failed”', () => {
    const result = imported(
      aStudioFlow(
        widget('run-subflow', 'sub', {
          events: { completed: 'use', failed: 'bye' },
          flow_sid: 'FW1',
          parameters: [{ key: 'the name', value: '{{trigger.call.From}}' }],
        }),
        widget('say-play', 'use', { events: { audioComplete: '' }, say: 'Got {{widgets.sub.answer}}.' }),
        bye,
      ),
    );
    expect(nodesOf(result.flow, 'subflow')[0]?.data).toMatchObject({
      inputs: { the_name: 'caller_number' },
      outputs: [{ output: 'answer', variable: 'sub_answer' }],
    });
    expect(failuresOf(result.flow, { expect: 'said', text: 'Goodbye.' })).toEqual([]);
    expect(linesOf(result, 'sub')[0]?.reason).toContain('FW1');
  });
});

describe('widgets without counterpart', () => {
  it.each([
    ['add-twiml-redirect', { return: 'bye', timeout: '', fail: '' }],
    ['fork-stream', { next: 'bye' }],
    ['search-for', { found: 'bye', notFound: '' }],
    ['update-sync-object', { success: 'bye', failed: '' }],
    ['something-new', { whatever: 'bye' }],
    ['make-outgoing-call-v2', { answered: 'bye', busy: '', noAnswer: '', failed: '' }],
    ['send-and-wait-for-reply', { incomingMessage: 'bye', timeout: '', deliveryFailure: '' }],
  ])('stay as comments beside the way: %s', (type, events) => {
    const result = imported(
      aStudioFlow(widget(type, 'odd', { events, url: 'https://example.com', offset: { x: 1, y: 2 } }), bye),
    );
    const [comment] = nodesOf(result.flow, 'comment');
    expect(comment?.data.text).toContain(`Twilio Studio: ${type} “odd”`);
    expect(comment?.data.text).toContain('url: https://example.com');
    expect(linesOf(result, 'odd')).toEqual([
      expect.objectContaining({ verdict: 'noCounterpart', nodes: [comment?.id] }),
    ]);
    expect(failuresOf(result.flow, { expect: 'said', text: 'Goodbye.' })).toEqual([]);
  });

  it('name the ways that nobody takes any more', () => {
    const result = imported(
      aStudioFlow(
        widget('add-twiml-redirect', 'odd', { events: { return: 'bye', fail: 'sorry' } }),
        bye,
        widget('say-play', 'sorry', { events: { audioComplete: '' }, say: 'Sorry.' }),
      ),
    );
    expect(linesOf(result, 'odd')[0]?.reason).toContain('“fail” (to “sorry”)');
  });

  it('do not pass a payment off as made', () => {
    const { flow } = imported(
      aStudioFlow(
        widget('capture-payments', 'pay', { events: { success: 'paid', providerError: 'bye' } }),
        widget('say-play', 'paid', { events: { audioComplete: '' }, say: 'Thank you.' }),
        bye,
      ),
    );
    expect(failuresOf(flow, { expect: 'said', text: 'Goodbye.' })).toEqual([]);
  });
});

describe('where a flow begins and ends', () => {
  it('is the call, and what only messages lead to stays as comments', () => {
    const result = imported({
      initial_state: 'Trigger',
      states: [
        widget('trigger', 'Trigger', { events: { incomingMessage: 'reply', incomingCall: 'bye' } }),
        widget('send-message', 'reply', { events: { sent: 'bye', failed: '' }, body: 'Thanks' }),
        bye,
      ],
    });
    expect(targetOf(result.flow, 'start', 'next')).toBe('bye');
    expect(nodesOf(result.flow, 'comment').map(({ id }) => id)).toEqual(['reply']);
    expect(linesOf(result, 'Trigger').some(({ reason }) => reason.includes('incomingMessage'))).toBe(true);
  });

  it('is an outgoing call when a request makes one first thing', () => {
    const { flow } = imported({
      initial_state: 'Trigger',
      states: [
        widget('trigger', 'Trigger', { events: { incomingRequest: 'call' } }),
        widget('make-outgoing-call-v1', 'call', {
          events: { answered: 'bye', busy: '', noAnswer: 'mail', answeredByMachine: 'mail' },
        }),
        widget('record-voicemail', 'mail', { events: { recordingComplete: '' } }),
        bye,
      ],
    });
    expect(nodesOf(flow, 'start')[0]?.data.direction).toBe('outbound');
    expect(targetOf(flow, 'start', 'person')).toBe('bye');
    expect(targetOf(flow, 'start', 'voicemail')).toBe('mail');
  });

  it('is a hang-up where generators write one', () => {
    for (const type of ['hangup', 'hang-up']) {
      const { flow } = imported(aStudioFlow({ name: 'stop', type } as never));
      expect(nodesOf(flow, 'end').map(({ id }) => id)).toEqual(['stop']);
    }
  });

  it('is told for each of two steps of one name', () => {
    const result = imported(aStudioFlow(bye, { ...bye }));
    expect(result.report.entries.filter(({ source }) => source.startsWith('bye'))).toHaveLength(2);
  });
});

/** Every widget of Twilio's library, under the type that a flow definition has for it. */
const DOCUMENTED = `trigger split-based-on set-variables say-play gather-input-on-call connect-call-to make-outgoing-call-v1
  make-outgoing-call-v2 record-voicemail record-call enqueue-call capture-payments fork-stream connect-virtual-agent
  connect-virtual-agent-v2 send-message send-and-wait-for-reply make-http-request run-function run-subflow add-twiml-redirect
  send-to-flex send-to-auto-pilot`;

describe('every widget that Twilio documents', () => {
  const mapping = readFileSync(new URL('../../MAPPING.md', import.meta.url), 'utf8');

  it.each(DOCUMENTED.split(/\s+/))('has a counterpart, or a reason of its own for having none: %s', (type) => {
    const flow = aStudioFlow(
      widget(type === 'trigger' ? 'say-play' : type, 'it', { events: {}, say: 'Hello.', to: '+15550100001' }),
    );
    const [line] = linesOf(imported(flow), type === 'trigger' ? 'Trigger' : 'it');
    expect(line?.reason).not.toContain('Nothing here stands for');
    expect(mapping).toContain(`\`${type.replace(/-v\d$/, '')}\``);
  });
});
