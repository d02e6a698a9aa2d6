import { describe, expect, it } from 'vitest';
import { parseTwiml } from './twiml.ts';

const HERE = 'https://voice.example.com/twilio/voice';

function parse(content: string) {
  return parseTwiml(`<?xml version="1.0" encoding="UTF-8"?><Response>${content}</Response>`, HERE);
}

describe('parseTwiml', () => {
  it('reads a connected stream with its parameters and where to go on', () => {
    const { verbs } = parse(
      `<Connect action="/twilio/resume"><Stream url="wss://a.example/m" name="agent">
         <Parameter name="token" value="a&amp;b"/></Stream></Connect><Redirect method="GET">next</Redirect>`,
    );
    expect(verbs).toEqual([
      {
        type: 'connect',
        action: { url: 'https://voice.example.com/twilio/resume', method: 'POST' },
        stream: { url: 'wss://a.example/m', name: 'agent', statusCallback: undefined, parameters: { token: 'a&b' } },
      },
      { type: 'redirect', action: { url: 'https://voice.example.com/twilio/next', method: 'GET' } },
    ]);
  });

  it('reads a dial with numbers, their callbacks, and the time to ring', () => {
    const { verbs } = parse(
      `<Dial timeout="20" callerId="+15550100002" action="${HERE}">
         <Number statusCallback="${HERE}" statusCallbackEvent="initiated answered">+15550100004</Number></Dial>`,
    );
    expect(verbs).toMatchObject([
      {
        type: 'dial',
        timeoutMs: 20_000,
        callerId: '+15550100002',
        numbers: [{ number: '+15550100004', statusCallbackEvents: ['initiated', 'answered'] }],
      },
    ]);
  });

  it('takes a number that stands in the dial itself', () => {
    expect(parse('<Dial>+15550100004</Dial>').verbs).toMatchObject([{ numbers: [{ number: '+15550100004' }] }]);
  });

  it('reads the short verbs', () => {
    const { verbs } = parse('<Say> Hi </Say><Pause length="2"/><Pause/><Reject reason="busy"/><Hangup/>');
    expect(verbs).toEqual([
      { type: 'say', text: 'Hi', voice: undefined },
      { type: 'pause', durationMs: 2000 },
      { type: 'pause', durationMs: 1000 },
      { type: 'reject', reason: 'busy' },
      { type: 'hangup' },
    ]);
  });

  it('warns about attributes that Twilio does not know', () => {
    expect(parse('<Say loud="yes">Hi</Say>').warnings).toEqual(['<Say> has no attribute loud']);
  });

  it.each([
    ['a verb that does not exist', '<Shout>Hi</Shout>', 12_200],
    ['a broken document', '<Say>', 12_100],
    ['a stream without an address', '<Connect><Stream/></Connect>', 31_923],
    ['an outbound track', '<Connect><Stream url="wss://a" track="both_tracks"/></Connect>', 31_941],
    ['a connection to nothing', '<Connect/>', 12_200],
    [
      'a parameter that is too long',
      `<Connect><Stream url="wss://a"><Parameter name="a" value="${'x'.repeat(500)}"/></Stream></Connect>`,
      12_200,
    ],
    ['a dial to nobody', '<Dial/>', 13_224],
  ])('refuses %s with the number of the error', (_, content, twilioCode) => {
    expect(() => parse(content)).toThrow(expect.objectContaining({ twilioCode }));
  });

  it('refuses another document element', () => {
    expect(() => parseTwiml('<html/>', HERE)).toThrow(expect.objectContaining({ twilioCode: 12_100 }));
  });
});
