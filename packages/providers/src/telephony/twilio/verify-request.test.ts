import { describe, expect, it } from 'vitest';
import { createTwilioVerifier } from './verify-request.ts';

const TOKEN = '0123456789abcdef0123456789abcdef';
const verifier = createTwilioVerifier({ authTokens: [TOKEN], publicUrl: 'https://voice.example.com' });

const FORM = {
  CallSid: 'CA00000000000000000000000000000001',
  From: '+15550100001',
  To: '+15550100002',
  CallStatus: 'ringing',
  Direction: 'inbound',
};

const FORM_REQUEST = {
  kind: 'webhook',
  pathAndQuery: '/twilio/voice?tenant=acme',
  params: FORM,
  signature: 'RixyThEkKOGRBkz/paC52lb4HP0=',
} as const;

describe("Twilio's signature", () => {
  it.each([
    ['a form', FORM_REQUEST],
    [
      'a repeated field',
      {
        kind: 'webhook',
        pathAndQuery: '/s',
        params: { E: ['b', 'a', 'a'], A: '1' },
        signature: 'DdBgVcowHgdE4G7yK3sIuAPtVzU=',
      },
    ],
    ['a GET', { kind: 'webhook', pathAndQuery: '/s?b=2&a=1', signature: '4ivILzyPEKpMnE6NJmGVEWAvaf4=' }],
    ['a socket', { kind: 'socket', pathAndQuery: '/twilio/media', signature: '3Wv0T80qzAY3OCARW9y1gnUJZtE=' }],
  ] as const)('is accepted for %s', (_what, request) => {
    expect(verifier.verify(request)).toBe(true);
  });

  it.each([
    ['is missing', { ...FORM_REQUEST, signature: undefined }],
    ['is empty', { ...FORM_REQUEST, signature: '' }],
    ['is of another length', { ...FORM_REQUEST, signature: 'abc' }],
    ['differs in one character', { ...FORM_REQUEST, signature: 'SixyThEkKOGRBkz/paC52lb4HP0=' }],
    ['was made for other fields', { ...FORM_REQUEST, params: { ...FORM, To: '+15550100003' } }],
    ['was made for fewer fields', { ...FORM_REQUEST, params: { ...FORM, Extra: '' } }],
    ['was made for a path without the slash', { ...FORM_REQUEST, pathAndQuery: '/twilio/voice/?tenant=acme' }],
    ['was made for another query', { ...FORM_REQUEST, pathAndQuery: '/twilio/voice?tenant=other' }],
    [
      'was made for a socket, not a webhook',
      {
        kind: 'webhook',
        pathAndQuery: '/twilio/media',
        signature: '3Wv0T80qzAY3OCARW9y1gnUJZtE=',
      },
    ],
    ['comes with a path that would change the host', { ...FORM_REQUEST, pathAndQuery: '.evil.example/twilio/voice' }],
  ] as const)('is refused when it %s', (_what, request) => {
    expect(verifier.verify(request)).toBe(false);
  });

  it('is accepted under either token while one is being rotated', () => {
    const rotating = createTwilioVerifier({
      authTokens: ['f'.repeat(32), TOKEN],
      publicUrl: 'https://voice.example.com/',
    });
    expect(rotating.verify(FORM_REQUEST)).toBe(true);
  });

  it('is refused when the only token is empty', () => {
    const careless = createTwilioVerifier({ authTokens: [''], publicUrl: 'https://voice.example.com' });
    expect(careless.verify(FORM_REQUEST)).toBe(false);
  });
});
