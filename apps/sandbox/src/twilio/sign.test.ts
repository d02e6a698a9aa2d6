import twilio from 'twilio';
import { describe, expect, it } from 'vitest';
import { type FormField, sign } from './sign.ts';

const TOKEN = '0123456789abcdef0123456789abcdef';

describe('sign', () => {
  it.each<[string, { url: string; fields: FormField[] }, string]>([
    [
      'a form',
      {
        url: 'https://voice.example.com/twilio/voice?tenant=acme',
        fields: [
          ['CallSid', 'CA00000000000000000000000000000001'],
          ['From', '+15550100001'],
          ['To', '+15550100002'],
          ['CallStatus', 'ringing'],
          ['Direction', 'inbound'],
        ],
      },
      'RixyThEkKOGRBkz/paC52lb4HP0=',
    ],
    [
      'a repeated field',
      {
        url: 'https://voice.example.com/s',
        fields: [
          ['E', 'b'],
          ['E', 'a'],
          ['E', 'a'],
          ['A', '1'],
        ],
      },
      'DdBgVcowHgdE4G7yK3sIuAPtVzU=',
    ],
    ['a GET', { url: 'https://voice.example.com/s?b=2&a=1', fields: [] }, '4ivILzyPEKpMnE6NJmGVEWAvaf4='],
    ['a socket', { url: 'wss://voice.example.com/twilio/media', fields: [] }, '3Wv0T80qzAY3OCARW9y1gnUJZtE='],
  ])('gives the known signature of %s', (_, { url, fields }, signature) => {
    expect(sign(TOKEN, url, fields)).toBe(signature);
  });

  it("is accepted by Twilio's own validator, empty values and foreign letters included", () => {
    const url = 'http://127.0.0.1:4000/twilio/voice';
    const fields = { CallerName: '', FromCity: 'Zürich', b: '2', A: '1 & 1' };
    expect(twilio.validateRequest(TOKEN, sign(TOKEN, url, Object.entries(fields)), url, fields)).toBe(true);
    expect(twilio.validateRequest(TOKEN, sign('another', url, Object.entries(fields)), url, fields)).toBe(false);
  });

  it('does not sign a fragment', () => {
    expect(sign(TOKEN, 'https://a.example/v#rc=2')).toBe(sign(TOKEN, 'https://a.example/v'));
  });
});
