import { describe, expect, it } from 'vitest';
import { twiml } from './twiml.ts';

const HEAD = '<?xml version="1.0" encoding="UTF-8"?>';

describe('TwiML', () => {
  it('joins a call to a media socket, with a way on when it ends', () => {
    expect(
      twiml.connectStream({
        streamUrl: 'wss://voice.example.com/twilio/media',
        actionUrl: 'https://voice.example.com/twilio/resume?a=1&b=2',
        redirectUrl: 'https://voice.example.com/twilio/voice',
        parameters: { token: '6f"0c', tenant: 'A&B' },
      }),
    ).toBe(
      `${HEAD}<Response><Connect action="https://voice.example.com/twilio/resume?a=1&amp;b=2" method="POST">` +
        '<Stream url="wss://voice.example.com/twilio/media"><Parameter name="token" value="6f&quot;0c"/>' +
        '<Parameter name="tenant" value="A&amp;B"/></Stream></Connect>' +
        '<Redirect method="POST">https://voice.example.com/twilio/voice</Redirect></Response>',
    );
  });

  it('dials with an announcement and a caller id', () => {
    expect(
      twiml.dial({
        to: '+15550100004',
        actionUrl: 'https://x/after',
        callerId: '+15550100002',
        ringSeconds: 20,
        announcement: 'One moment.',
      }),
    ).toBe(
      `${HEAD}<Response><Say>One moment.</Say><Dial action="https://x/after" method="POST" answerOnBridge="true" ` +
        'timeout="20" callerId="+15550100002"><Number>+15550100004</Number></Dial></Response>',
    );
  });

  it('hangs up, with or without a word', () => {
    expect(twiml.hangUp()).toBe(`${HEAD}<Response><Hangup/></Response>`);
    expect(twiml.sayAndHangUp({ text: 'Sorry.', language: 'en-GB' })).toBe(
      `${HEAD}<Response><Say language="en-GB">Sorry.</Say><Hangup/></Response>`,
    );
  });

  it.each([
    ['de', 'de-DE'],
    ['de-CH', 'de-DE'],
    ['fr_CA', 'fr-CA'],
    ['PT-br', 'pt-BR'],
    ['en', 'en-US'],
    ['xx', 'xx'],
  ])('has what is in %s said by a voice for %s', (language, spoken) => {
    expect(twiml.sayAndHangUp({ text: 'A', language })).toContain(`<Say language="${spoken}">A</Say>`);
  });

  it('says sorry, rings somebody, and hangs up when that is over', () => {
    expect(twiml.sayAndHangUp({ text: 'Sorry.', dial: '+442079460018' })).toBe(
      `${HEAD}<Response><Say>Sorry.</Say><Dial answerOnBridge="true"><Number>+442079460018</Number></Dial>` +
        '<Hangup/></Response>',
    );
  });

  it('briefs a person in their language, and puts them through', () => {
    expect(twiml.brief({ sentences: ['Ein Anrufer.'], language: 'de' })).toBe(
      `${HEAD}<Response><Say language="de-DE">Ein Anrufer.</Say></Response>`,
    );
    expect(twiml.putThrough()).toBe(`${HEAD}<Response/>`);
  });

  it('asks a person twice whether they take a call, and lets go of who presses nothing', () => {
    const gather =
      '<Gather input="dtmf" numDigits="1" timeout="6" action="https://x/briefing?call=CA1" method="POST">' +
      '<Say language="en-GB">A caller.</Say><Say language="en-GB">Press 1.</Say></Gather>';
    expect(
      twiml.brief({
        sentences: ['A caller.', 'Press 1.'],
        language: 'en-GB',
        askUrl: 'https://x/briefing?call=CA1',
      }),
    ).toBe(`${HEAD}<Response>${gather}${gather}<Hangup/></Response>`);
  });

  it('lets no text become markup, and leaves out what XML cannot hold', () => {
    expect(twiml.sayAndHangUp({ text: '</Say><Dial>+1</Dial> \u0000\u001b\ud800 ü 😀 \'"' })).toBe(
      `${HEAD}<Response><Say>&lt;/Say&gt;&lt;Dial&gt;+1&lt;/Dial&gt;  ü 😀 &apos;&quot;</Say><Hangup/></Response>`,
    );
  });
});
