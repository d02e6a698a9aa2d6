import { describe, expect, it } from 'vitest';
import { aStudioFlow, split, widget } from '../testing/a-studio-flow.ts';
import { failuresOf, imported, linesOf, nodesOf, targetOf } from '../testing/imported.ts';

const bye = widget('say-play', 'bye', { events: { audioComplete: '' }, say: 'Goodbye.' });
const sorry = widget('say-play', 'sorry', { events: { audioComplete: '' }, say: 'Sorry.' });

/** The node of the only request. */
function requestOf(result: ReturnType<typeof imported>) {
  const [request] = nodesOf(result.flow, 'request');
  if (request === undefined || request.data.call.via !== 'http') throw new Error('there is a request');
  return { ...request.data, call: request.data.call };
}

describe('make-http-request', () => {
  const lookup = imported(
    aStudioFlow(
      widget('make-http-request', 'lookup', {
        events: { success: 'check', failed: 'sorry' },
        method: 'GET',
        url: 'https://example.com/orders',
        parameters: [
          { key: 'phone', value: '{{trigger.call.From}}' },
          { key: 'the lang', value: 'en & es' },
        ],
      }),
      split('check', '{{widgets.lookup.parsed.customer.vip}}', {
        otherwise: 'tell',
        cases: [['equal_to', 'true', 'vip']],
      }),
      widget('say-play', 'vip', {
        events: { audioComplete: '' },
        say: 'Welcome back, {{widgets.lookup.parsed.customer.name}}.',
      }),
      widget('say-play', 'tell', {
        events: { audioComplete: '' },
        say: 'You have {{widgets.lookup.parsed.orders.size}} orders, first {{widgets.lookup.parsed.orders[0].title}}.',
      }),
      sorry,
    ),
  );

  it('asks its address with its parameters, and brings what any text uses of the answer', () => {
    const { call, mapping } = requestOf(lookup);
    expect(call.url).toBe('https://example.com/orders?phone={{ caller_number }}&the%20lang=en%20%26%20es');
    expect(mapping).toEqual([
      { pointer: '/customer/vip', variable: 'lookup_customer_vip' },
      { pointer: '/customer/name', variable: 'lookup_customer_name' },
      { pointer: '/orders', variable: 'lookup_orders' },
      { pointer: '/orders/0/title', variable: 'lookup_orders_0_title' },
    ]);
  });

  it('decides by the answer, be it a yes or the word for it', () => {
    for (const vip of [true, 'true', 'True'])
      expect(
        failuresOf(
          lookup.flow,
          { do: 'requestAnswers', status: 200, body: { customer: { vip, name: 'Ann' } } },
          { expect: 'said', text: 'Welcome back, Ann.' },
        ),
      ).toEqual([]);
    expect(
      failuresOf(
        lookup.flow,
        { do: 'requestAnswers', status: 200, body: { customer: { vip: false }, orders: [{ title: 'Tea' }, {}] } },
        { expect: 'said', text: 'You have 2 orders, first Tea.' },
      ),
    ).toEqual([]);
  });

  it('goes on by “failed” when it is refused, breaks or takes too long', () => {
    const said = { expect: 'said', text: 'Sorry.' } as const;
    expect(failuresOf(lookup.flow, { do: 'requestAnswers', status: 404 }, said)).toEqual([]);
    expect(failuresOf(lookup.flow, { do: 'requestFails', how: 'timeout' }, said)).toEqual([]);
  });

  it.each(['PUT', 'PATCH', 'DELETE'] as const)('keeps its method: %s', (method) => {
    const result = imported(
      aStudioFlow(
        widget('make-http-request', 'send', {
          events: { success: '', failed: '' },
          url: 'https://example.com/x',
          method: method.toLowerCase(),
          body: '{"a":1}',
        }),
      ),
    );
    expect(requestOf(result).call).toMatchObject({ method, body: '{"a":1}' });
  });

  it.each([
    ['an answer', 'widgets.ask.parsed.orders', { orders: [{ title: 'Tea' }, { title: 'Milk' }] }],
    ['a whole answer', 'widgets.ask.parsed', [{ title: 'Tea' }, { title: 'Milk' }]],
  ])('is gone through in a text: %s', (_what, orders, body) => {
    const result = imported(
      aStudioFlow(
        widget('make-http-request', 'ask', { events: { success: 'tell', failed: '' }, url: 'https://example.com/x' }),
        widget('say-play', 'tell', {
          events: { audioComplete: '' },
          say: `You ordered {% for o in ${orders} %}{{ o.title }}{% unless forloop.last %} and {% endunless %}{% endfor %}: {{ ${orders} | size }} in all.`,
        }),
      ),
    );
    expect(
      failuresOf(
        result.flow,
        { do: 'requestAnswers', status: 200, body },
        { expect: 'said', text: 'You ordered Tea and Milk: 2 in all.' },
      ),
    ).toEqual([]);
    expect(linesOf(result, 'tell')[0]).toMatchObject({ verdict: 'mapped' });
  });

  it('goes through a list that whoever starts the call brings', () => {
    const result = imported(
      aStudioFlow(
        widget('say-play', 'tell', {
          events: { audioComplete: '' },
          say: 'You ordered {% for o in flow.data.orders %}{{ o }} {% endfor %}.',
        }),
      ),
    );
    expect(result.flow.variables.orders?.type).toBe('list');
    expect(linesOf(result, 'tell')[0]).toMatchObject({ verdict: 'mapped' });
  });

  it('sends a body of JSON with values in their own quotes', () => {
    const result = imported(
      aStudioFlow(
        widget('make-http-request', 'post', {
          events: { success: '', failed: '' },
          method: 'POST',
          url: 'https://example.com/x',
          content_type: 'application/json',
          body: '{"from":"{{contact.channel.address}}","note":"call to {{trigger.call.To}}"}',
        }),
      ),
    );
    expect(requestOf(result).call).toMatchObject({
      body: '{"from":"{{ caller_number }}","note":"call to {{ called_number }}"}',
      headers: [{ name: 'Content-Type', value: 'application/json' }],
    });
  });

  it('sends the parameters of a form as JSON, and says so', () => {
    const result = imported(
      aStudioFlow(
        widget('make-http-request', 'post', {
          events: { success: '' },
          method: 'POST',
          url: 'https://example.com/x',
          content_type: 'application/x-www-form-urlencoded;charset=utf-8',
          parameters: [{ key: 'a', value: '1' }],
        }),
      ),
    );
    expect(requestOf(result).call.body).toBe('{ "a": "1" }');
    expect(linesOf(result, 'post')[0]).toMatchObject({ verdict: 'approximated' });
  });

  it('writes out a host that is set once in the flow, and leaves one that is not to the author', () => {
    const asking = (host: string) =>
      imported(
        aStudioFlow(
          widget('set-variables', 'set', { events: { next: 'ask' }, variables: [{ key: 'host', value: host }] }),
          widget('make-http-request', 'ask', {
            events: { success: '' },
            url: 'https://{{flow.variables.host}}/a?b={{trigger.call.From}}',
          }),
        ),
      );
    expect(requestOf(asking('example.com')).call.url).toBe('https://example.com/a?b={{ caller_number }}');
    const open = asking('{{flow.data.host}}');
    expect(requestOf(open).call.url).toBe('https://address-missing.invalid/a?b={{ caller_number }}');
    expect(linesOf(open, 'ask')[0]?.reason).toContain('fill it in');
  });

  it('with conditions on its transitions, as generators write them, decides in a branch behind it', () => {
    const request = {
      name: 'ask',
      type: 'http-request',
      properties: { method: 'POST', url: 'https://example.com/x' },
      transitions: [
        {
          event: 'success',
          next: 'bye',
          conditions: [{ type: 'equal_to', value: 'true', variable: '{{widgets.ask.parsed.ok}}' }],
        },
        { event: 'success', next: 'sorry' },
        { event: 'failed', next: 'sorry' },
      ],
    };
    const result = imported(aStudioFlow(request, bye, sorry));
    expect(
      failuresOf(
        result.flow,
        { do: 'requestAnswers', status: 200, body: { ok: true } },
        { expect: 'said', text: 'Goodbye.' },
      ),
    ).toEqual([]);
    expect(
      failuresOf(result.flow, { do: 'requestAnswers', status: 200, body: {} }, { expect: 'said', text: 'Sorry.' }),
    ).toEqual([]);
    expect(linesOf(result, 'ask').map(({ sourceType }) => sourceType)).toEqual(['http-request', 'conditions']);
  });
});

describe('run-function', () => {
  it('is a POST to its address with its parameters', () => {
    const result = imported(
      aStudioFlow(
        widget('run-function', 'fn', {
          events: { success: 'bye', fail: 'sorry' },
          url: 'https://fn.example.com/x',
          parameters: [{ key: 'n', value: '{{trigger.call.From}}' }],
        }),
        bye,
        sorry,
      ),
    );
    expect(requestOf(result).call).toMatchObject({ method: 'POST', body: '{ "n": "{{ caller_number }}" }' });
    expect(linesOf(result, 'fn')[0]).toMatchObject({ verdict: 'mapped' });
    expect(targetOf(result.flow, 'fn', 'timeout')).toBe('sorry');
  });
});

describe('send-message', () => {
  it('on a call’s way sends a text message', () => {
    const { flow } = imported(
      aStudioFlow(
        widget('send-message', 'text', {
          events: { sent: 'bye', failed: 'sorry' },
          to: '{{contact.channel.address}}',
          body: 'Your code: {{flow.variables.code}}',
        }),
        bye,
        sorry,
      ),
    );
    expect(nodesOf(flow, 'message')[0]?.data).toEqual({ to: 'caller_number', text: 'Your code: {{ code }}' });
    expect(failuresOf(flow, { do: 'messageIs', outcome: 'failed' }, { expect: 'said', text: 'Sorry.' })).toEqual([]);
  });

  it('on a way of messages stays as a comment', () => {
    const flow = {
      initial_state: 'Trigger',
      states: [
        widget('trigger', 'Trigger', { events: { incomingMessage: 'reply' } }),
        widget('send-message', 'reply', { events: { sent: '', failed: '' }, body: 'Thanks' }),
      ],
    };
    const result = imported(flow);
    expect(linesOf(result, 'reply')[0]).toMatchObject({ verdict: 'noCounterpart' });
    expect(nodesOf(result.flow, 'comment')[0]?.data.text).toContain('body: Thanks');
  });
});
