import { afterEach, expect, it, vi } from 'vitest';
import { readEnv } from './env.ts';

const RIGHT = {
  DATABASE_URL: 'postgresql://nobody@127.0.0.1:1/none',
  AUTH_SECRET: 'x'.repeat(32),
  TWILIO_AUTH_TOKEN: 'token',
  DEEPGRAM_API_KEY: 'key',
  BEDROCK_MODEL_ID: 'model',
};
const WRONG = {
  MAX_CALLS: '0',
  VOICE_PORT: '99999',
  PROXY_NETWORKS: 'everybody',
  AUTH_SECRET: 'short',
  PUBLIC_URL: 'voice.example.com',
  METRICS_TOKEN: 'short',
  SPEECH_FALLBACK: 'nobody',
  DRAIN_MS: '-1',
};

afterEach(() => vi.unstubAllEnvs());

function read(variables: Readonly<Record<string, string>>) {
  for (const [name, value] of Object.entries({ ...RIGHT, ...variables })) vi.stubEnv(name, value);
  return readEnv();
}

it.each(Object.entries(WRONG))('check 37: a process with %s=%s does not start, and says which it is', (name, value) => {
  expect(read({})).toMatchObject({ MAX_CALLS: 200 });
  expect(() => read({ [name]: value })).toThrow(new RegExp(`cannot be used:\\n {2}${name}: `));
});

it('check 37: all that is wrong is said at once', () => {
  expect(() => read(WRONG)).toThrow(
    expect.objectContaining({
      message: expect.stringMatching(
        new RegExp(
          Object.keys(WRONG)
            .map((name) => `(?=[^]*${name}: )`)
            .join(''),
        ),
      ),
    }),
  );
});

it('a region behind an edge says all four of what belongs together, or none of it', () => {
  const whole = {
    PUBLIC_URL: 'https://edge.example',
    MEDIA_URL: 'https://eu.example',
    REGION: 'eu',
    EDGE_SECRET: 'x'.repeat(32),
  };
  expect(read(whole)).toMatchObject(whole);
  for (const missing of ['PUBLIC_URL', 'MEDIA_URL'])
    expect(() => read({ ...whole, [missing]: '' })).toThrow(`${missing}: is needed, too`);
  expect(() => read({ ...whole, REGION: '' })).toThrow('REGION: is needed, too');
  expect(() => read({ ...whole, EDGE_SECRET: '' })).toThrow('EDGE_SECRET: is needed, too');
  expect(() => read({ ...whole, REGION: 'Europe 1' })).toThrow('REGION: ');
});
