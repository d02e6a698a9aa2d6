import { describe, expect, it } from 'vitest';
import { compileFlow } from './compile-flow.ts';
import { parseFlow } from './index.ts';

const CREDENTIALS = new Map([['crm', ['https://crm.example', 'https://crm.example:8443']]]);

function asking(call: object) {
  const parsed = parseFlow({
    schemaVersion: 1,
    name: 'Asks',
    variables: { day: { type: 'text' } },
    nodes: {
      start: { kind: 'start', data: {} },
      ask: { kind: 'request', label: 'Ask', data: { call: { via: 'http', ...call } } },
      bye: { kind: 'end', data: { text: 'Bye.' } },
    },
    edges: {
      a: { from: { node: 'start', port: 'next' }, to: { node: 'ask' } },
      ...Object.fromEntries(
        ['ok', 'timeout', 'failed'].map((port) => [port, { from: { node: 'ask', port }, to: { node: 'bye' } }]),
      ),
    },
  });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  return parsed.value;
}

function problemsOf(call: object, options = { credentials: CREDENTIALS }) {
  const compiled = compileFlow(asking(call), options);
  const problems = compiled.ok ? compiled.value.warnings : compiled.error;
  return problems.filter(({ code }) => /CREDENTIAL|KEY/.test(code)).map(({ code, place }) => [code, place.field]);
}

describe('check 111: a credential of the workspace', () => {
  it.each(['https://crm.example', 'https://crm.example/people?day={{day}}', 'https://CRM.example:8443/x'])(
    'goes with a request to its own address: %s',
    (url) => expect(problemsOf({ url, credential: 'crm' })).toEqual([]),
  );

  it.each([
    'https://other.example/',
    'http://crm.example/',
    'https://crm.example:9443/',
    'https://crm.example.attacker.example/',
    'https://crm.examples/',
  ])('is not published with a request to another: %s', (url) =>
    expect(problemsOf({ url, credential: 'crm' })).toEqual([['CREDENTIAL_ELSEWHERE', 'call.credential']]),
  );

  it('is not published with a host that a caller could choose', () => {
    const compiled = compileFlow(asking({ url: 'https://{{day}}/', credential: 'crm' }), { credentials: CREDENTIALS });
    expect(compiled.ok ? [] : compiled.error.map(({ code }) => code)).toContain('BAD_ADDRESS');
  });

  it('that is not there is named', () => {
    const call = { url: 'https://crm.example/', credential: 'gone' };
    expect(problemsOf(call)).toEqual([['UNKNOWN_CREDENTIAL', 'call.credential']]);
  });

  it('stands in the statechart by its name', () => {
    const compiled = compileFlow(asking({ url: 'https://crm.example/', credential: 'crm' }), {
      credentials: CREDENTIALS,
    });
    expect(JSON.stringify(compiled.ok && compiled.value.statechart)).toContain('"credential":"crm"');
  });
});

describe('check 49: a key that is written into a flow', () => {
  const url = 'https://crm.example/';

  it.each(['Authorization', 'X-Api-Key', 'apikey', 'X-Auth-Token', 'Client-Secret', 'Cookie'])(
    'is found in the header %s',
    (name) => {
      const headers = [{ name, value: 'abc123' }];
      expect(problemsOf({ url, headers })).toEqual([['KEY_IN_FLOW', 'call.headers.0.value']]);
    },
  );

  it.each([
    [{ name: 'Accept', value: 'application/json' }],
    [{ name: 'Authorization', value: '{{day}}' }],
    [{ name: 'X-Api-Key', value: '' }],
  ])('is not what %j says', (header) => {
    expect(problemsOf({ url, headers: [header] })).toEqual([]);
  });
});
