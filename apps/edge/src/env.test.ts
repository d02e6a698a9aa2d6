import { expect, test } from 'vitest';
import { readSettings } from './env.ts';

const REGION = { name: 'eu', url: 'https://eu.example', place: 'eu', at: [50, 9] };
const binding = { get: async () => null, put: async () => undefined, limit: async () => ({ success: true }) };
const RIGHT = {
  ...{ NUMBERS: binding, UNKNOWN_ACCOUNTS: binding, VISITORS: binding },
  PUBLIC_URL: 'https://edge.example',
  REGIONS: [REGION],
  EDGE_SECRET: 'x'.repeat(32),
};

test('a Worker that is set up right has its regions, as JSON or as text', () => {
  const asText = { ...RIGHT, REGIONS: JSON.stringify([REGION]) };
  const read = readSettings(asText);
  expect(read).toEqual(readSettings(RIGHT));
  expect(read).toMatchObject({ regions: [REGION], accounts: {}, answerMs: 2_500, answerInAllMs: 8_000 });
});

test.each<[string, object]>([
  ['PUBLIC_URL', { PUBLIC_URL: 'http://edge.example' }],
  ['PUBLIC_URL', { PUBLIC_URL: 'https://edge.example/' }],
  ['EDGE_SECRET', { EDGE_SECRET: 'short' }],
  ['REGIONS', { REGIONS: [] }],
  ['REGIONS', { REGIONS: 'eu' }],
  ['REGIONS', { REGIONS: [REGION, REGION] }],
  ['REGIONS', { REGIONS: [{ ...REGION, name: 'Europe' }] }],
  ['REGIONS', { REGIONS: [{ ...REGION, url: 'https://eu.example/voice' }] }],
  ['REGIONS', { REGIONS: [{ ...REGION, at: [500, 9] }] }],
  ['TWILIO_ACCOUNTS', { TWILIO_ACCOUNTS: '{"AC1": ["token"]}' }],
  ['TWILIO_ACCOUNTS', { TWILIO_ACCOUNTS: 'token' }],
  ['ANSWER_MS', { ANSWER_MS: '20000' }],
])('a Worker with a wrong %s says which it is: %j', (name, wrong) => {
  expect(() => readSettings({ ...RIGHT, ...wrong })).toThrow(new RegExp(`^The edge is not set up\\.[^]*${name}`));
});
