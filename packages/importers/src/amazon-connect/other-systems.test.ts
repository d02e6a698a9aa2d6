import { toValue } from '@aybiza/statechart';
import { describe, expect, it } from 'vitest';
import { aConnectFlow, action, say } from '../testing/a-connect-flow.ts';
import { failuresOf, imported, linesOf, nodesOf } from '../testing/imported.ts';

const sorry = say('sorry', 'Sorry.');

function answer(body: unknown, status = 200) {
  return { do: 'requestAnswers', status, body: toValue(body) } as const;
}

/** The call of the only request. */
function callOf(result: ReturnType<typeof imported>) {
  const [request] = nodesOf(result.flow, 'request');
  if (request === undefined || request.data.call.via !== 'http') throw new Error('there is a request');
  return { ...request.data, call: request.data.call };
}

describe('InvokeLambdaFunction', () => {
  const lookup = imported(
    aConnectFlow(
      action('UpdateContactAttributes', 'set', { Attributes: { lang: 'en' }, next: 'lookup' }),
      action('InvokeLambdaFunction', 'lookup', {
        LambdaFunctionARN: 'arn:aws:lambda:us-east-1:111122220001:function:find-order',
        InvocationTimeLimitSeconds: '4',
        LambdaInvocationAttributes: {
          phone: '$.CustomerEndpoint.Address',
          note: 'call to $.SystemEndpoint.Address',
          'the lang': '$.Attributes.lang',
        },
        ResponseValidation: { ResponseType: 'JSON' },
        next: 'tell',
        errors: { NoMatchingError: 'sorry' },
      }),
      say('tell', 'Hello $.External.customer.name, you have $.External.count orders.', 'more'),
      action('InvokeLambdaFunction', 'more', {
        LambdaFunctionARN: 'f',
        LambdaInvocationAttributes: { id: '$.External.id' },
        next: 'last',
      }),
      say('last', 'It is $.External.weather.'),
      sorry,
    ),
  );

  it('is a POST of what Amazon Connect sends', () => {
    const { call, timeoutSeconds } = callOf(lookup);
    expect(call).toMatchObject({ method: 'POST', url: 'https://address-missing.invalid/find-order' });
    expect(timeoutSeconds).toBe(4);
    expect(call.body).toContain(
      '"Parameters": { "phone": "{{ caller_number }}", "note": "call to {{ called_number }}", "the lang": "{{ lang }}" }',
    );
    expect(call.body).toContain('"Attributes": { "lang": "{{ lang }}" }');
  });

  it('brings what any text behind it uses of its answer, as far as the next function', () => {
    expect(nodesOf(lookup.flow, 'request').map(({ data }) => data.mapping.map(({ pointer }) => pointer))).toEqual([
      ['/customer/name', '/count', '/id'],
      ['/weather'],
    ]);
    expect(
      failuresOf(
        lookup.flow,
        answer({ customer: { name: 'Ann' }, count: '2', id: 'x' }),
        { expect: 'said', text: 'Hello Ann, you have 2 orders.' },
        answer({ weather: 'fine' }),
        { expect: 'said', text: 'It is fine.' },
      ),
    ).toEqual([]);
  });

  it('goes on by its error when it is refused, breaks or takes too long', () => {
    const said = { expect: 'said', text: 'Sorry.' } as const;
    expect(failuresOf(lookup.flow, answer({}, 500), said)).toEqual([]);
    expect(failuresOf(lookup.flow, { do: 'requestFails', how: 'timeout' }, said)).toEqual([]);
  });

  it('says that its address is to be filled in, and keeps one that is written out', () => {
    expect(linesOf(lookup, 'lookup').at(-1)?.reason).toContain('find-order');
    const asking = imported(
      aConnectFlow(action('InvokeLambda', 'ask', { FunctionArn: 'https://fn.example.com/x', next: 'sorry' }), sorry),
    );
    expect(callOf(asking).call.url).toBe('https://fn.example.com/x');
    expect(linesOf(asking, 'ask').at(-1)).toMatchObject({ verdict: 'mapped' });
  });

  it('hands a value on from an attribute to a later text', () => {
    const { flow } = imported(
      aConnectFlow(
        action('InvokeLambdaFunction', 'ask', { LambdaFunctionARN: 'f', next: 'keep' }),
        action('UpdateContactAttributes', 'keep', { Attributes: { name: '$.External.name' }, next: 'tell' }),
        say('tell', 'Hello $.Attributes.name.'),
      ),
    );
    expect(failuresOf(flow, answer({ name: 'Ann' }), { expect: 'said', text: 'Hello Ann.' })).toEqual([]);
  });
});

describe('GetCustomerProfile', () => {
  const result = imported(
    aConnectFlow(
      action('GetCustomerProfile', 'who', {
        ProfileRequestData: { IdentifierName: '_phone', IdentifierValue: '$.CustomerEndpoint.Address' },
        ProfileResponseData: ['FirstName'],
        next: 'hello',
        errors: { NoneFoundError: 'new', MultipleFoundError: 'sorry', NoMatchingError: 'sorry' },
      }),
      say('hello', 'Hello $.Customer.FirstName.'),
      say('new', 'You are new here.'),
      sorry,
    ),
  );

  it('asks another system, and tells by its status how many were found', () => {
    expect(failuresOf(result.flow, answer({ FirstName: 'Ann' }), { expect: 'said', text: 'Hello Ann.' })).toEqual([]);
    expect(failuresOf(result.flow, answer({}, 404), { expect: 'said', text: 'You are new here.' })).toEqual([]);
    expect(failuresOf(result.flow, answer({}, 300), { expect: 'said', text: 'Sorry.' })).toEqual([]);
  });

  it('says what to fill in', () => {
    expect(callOf(result).call.body).toContain('"IdentifierValue": "{{ caller_number }}"');
    expect(linesOf(result, 'who').at(-1)).toMatchObject({ verdict: 'approximated' });
    expect(linesOf(result, 'who').at(-1)?.reason).toContain('404');
  });
});

describe('cases and tasks', () => {
  it.each(['CreateTask', 'CreateCase', 'UpdateCase', 'GetCase', 'UpdateCustomerProfile'])(
    'are told to another system: %s',
    (type) => {
      const result = imported(
        aConnectFlow(
          action(type, 'it', {
            Name: 'Call {{back}}',
            Attributes: { from: '$.CustomerEndpoint.Address' },
            next: 'sorry',
          }),
          sorry,
        ),
      );
      const { call } = callOf(result);
      expect(call.url).toBe(`https://address-missing.invalid/${type}`);
      expect(call.body).toContain('"from": "{{ caller_number }}"');
      expect(failuresOf(result.flow, answer({}), { expect: 'said', text: 'Sorry.' })).toEqual([]);
    },
  );
});

describe('messages', () => {
  it('with words in the flow are text messages', () => {
    const { flow } = imported(
      aConnectFlow(
        action('SendMessage', 'text', {
          DestinationEndpoint: { Type: 'TELEPHONE_NUMBER', Address: '$.CustomerEndpoint.Address' },
          Message: { Content: 'Your code.' },
          next: 'sorry',
        }),
        sorry,
      ),
    );
    expect(nodesOf(flow, 'message')[0]?.data).toEqual({ to: 'caller_number', text: 'Your code.' });
  });
});
