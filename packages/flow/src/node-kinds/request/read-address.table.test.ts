import { describe, expect, it } from 'vitest';
import { compileFlow } from '../../compile-flow.ts';
import { aFlow } from '../../testing/a-flow.ts';
import { readAddress } from './read-address.ts';

describe('readAddress', () => {
  it.each([
    ['https://api.example.com', 'https://api.example.com', '/'],
    [' https://api.example.com/slots/{{day}}?at={{at}} ', 'https://api.example.com', '/slots/{{day}}?at={{at}}'],
    ['http://localhost:8080?q={{day}}', 'http://localhost:8080', '?q={{day}}'],
    ['https://api.example.com//evil.example/', 'https://api.example.com', '//evil.example/'],
    ['https://api.example.com/@{{user}}', 'https://api.example.com', '/@{{user}}'],
  ])('takes %s apart', (url, origin, path) => {
    expect(readAddress(url)).toEqual({ origin, path });
  });

  it.each([
    '{{url}}',
    '{{scheme}}://api.example.com/',
    'https://{{host}}/',
    'https://{{tenant}}.example.com/',
    'https://api.example.com{{path}}',
    'https://api.{{zone}}/',
    'https://api.example.com:{{port}}/',
    'https://api.example.com:80{{port}}/',
    'https://api.example.com:99999/',
    'https://api.example.com:0/',
    'https://{{user}}@api.example.com/',
    'https://user:secret@api.example.com/',
    'https://api.example.com@evil.example/',
    'https://api.example.com\\@evil.example/',
    'https://api.example.com\\evil.example/',
    'https://api.example.com#@evil.example/',
    'https://api.example.com\u0000.evil.example/',
    'https://api.example.com\n.evil.example/',
    'https://api.exam\u200bple.com/',
    'https://ap\u0456.example.com/',
    'https://api.example.com.%2e/',
    'https://[::1]/',
    'https:api.example.com/',
    'https:///evil.example/',
    '//evil.example/',
    'ftp://api.example.com/',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'data:text/html,x',
    'https://-/',
    '',
  ])('refuses %j', (url) => {
    expect(readAddress(url)).toBeUndefined();
  });
});

describe('a request', () => {
  it('goes where its author wrote, in every language', () => {
    const data = {
      call: { via: 'http', url: 'https://api.example.com/slots', headers: [{ name: 'X-Key', value: 'k' }], body: '{}' },
    };
    const flow = aFlow()
      .node('ask', { kind: 'request', data })
      .edge('ask', 'ok', 'bye')
      .end('bye')
      .start('ask')
      .build();
    const fields = { 'call.url': '@evil.example/', 'call.headers.0.value': 'stolen', 'call.body': '{"a":1}' };
    const plain = compileFlow(flow);
    const translated = compileFlow({ ...flow, translations: { es: { ask: fields } } });
    expect(plain.ok && translated.ok && translated.value.hash === plain.value.hash).toBe(true);
  });
});
