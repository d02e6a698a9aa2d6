import { twiml } from '@aybiza/providers/telephony/twilio/twiml';
import { expect, test } from 'vitest';
import { findFault } from './check-instructions.ts';

const PLACES = { regionUrl: 'https://eu.example', publicUrl: 'https://edge.example' };
const resume = 'https://edge.example/twilio/resume?region=eu#ct=2000&rc=4&rp=all';
const stream = (streamUrl: string, actionUrl = resume) =>
  twiml.connectStream({ streamUrl, actionUrl, redirectUrl: actionUrl, parameters: { token: 'a"<b>' } });

test.each<[string, string]>([
  ['a stream to the region itself', stream('wss://eu.example/twilio/media/ws_1')],
  [
    'a transfer',
    twiml.dial({ to: '+442079460018', actionUrl: resume, briefingUrl: resume, announcement: 'One & two' }),
  ],
  ['a queue', twiml.dial({ to: 'queue:desk', actionUrl: resume })],
  ['a sentence and a person', twiml.sayAndHangUp({ text: '“It’s” < 5 & so', language: 'de', dial: '+442079460018' })],
  ['a briefing with a key', twiml.brief({ sentences: ['a', 'b'], language: 'en', askUrl: resume })],
  ['putting through', twiml.putThrough()],
  ['hanging up', twiml.hangUp()],
  ['white space and no declaration', ' <Response>\n <Hangup />\n</Response> '],
])('every document of ours is taken: %s', (_title, document) => {
  expect(findFault(document, PLACES)).toBeUndefined();
});

const xml = (inner: string) => `<Response>${inner}</Response>`;

test.each<[string, string, string]>([
  ['nothing', '', 'not well-formed'],
  ['a page', '<!DOCTYPE html><html></html>', 'not well-formed'],
  ['half a document', '<Response><Say>Hello', 'not well-formed'],
  ['two documents', '<Response/><Response/>', 'not well-formed'],
  ['words around it', 'ok <Response/>', 'not well-formed'],
  ['crossed elements', xml('<Say><Pause></Say></Pause>'), 'not well-formed'],
  ['a comment', xml('<!-- <Stream url="wss://eu.example/x"/> -->'), 'not well-formed'],
  ['an entity', xml('<Say>&evil;</Say>'), 'not well-formed'],
  ['a number for a letter', xml('<Redirect>&#104;ttps://evil.example/</Redirect>'), 'not well-formed'],
  ['an attribute given twice', xml('<Stream url="wss://eu.example/a" url="wss://evil.example/"/>'), 'not well-formed'],
  ['an error of somebody', '<error>no</error>', 'no Response'],
  ['a stream elsewhere', stream('wss://evil.example/twilio/media/ws_1'), 'sound goes elsewhere'],
  ['a stream to another region', stream('wss://us.example/twilio/media/ws_1'), 'sound goes elsewhere'],
  ['a host that begins alike', stream('wss://eu.example.evil.org/x'), 'sound goes elsewhere'],
  ['a host behind a user', stream('wss://eu.example@evil.org/x'), 'sound goes elsewhere'],
  ['a stream in the open', stream('ws://eu.example/x'), 'sound goes elsewhere'],
  ['a stream without an address', xml('<Connect><Stream name="x"/></Connect>'), 'a stream to nowhere'],
  ['an action past the edge', stream('wss://eu.example/x', 'https://eu.example/twilio/resume'), 'leads elsewhere'],
  ['an address without a scheme', xml('<Dial action="//evil.example/x">+44</Dial>'), 'leads elsewhere'],
  ['another script', xml('<Redirect>https://evil.example/x</Redirect>'), 'leads elsewhere'],
  ['sound of somebody', xml('<Play>https://evil.example/x.mp3</Play>'), 'leads elsewhere'],
])('what a region must not say is found: %s', (_title, document, fault) => {
  expect(findFault(document, PLACES)).toBe(fault);
});
