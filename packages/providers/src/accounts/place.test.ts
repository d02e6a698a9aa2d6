import { describe, expect, it } from 'vitest';
import { installedStock } from './installed-stock.ts';
import { mayProcess, placeOfAddress, placeOfAws, placeOfBedrock } from './place.ts';
import { placesOfAccounts } from './places.ts';

describe('where something of a call may be processed', () => {
  it('is anywhere, until a workspace says otherwise; and always here', () => {
    expect((['eu', 'us', 'elsewhere', 'here'] as const).map((place) => mayProcess('anywhere', place))).toEqual([
      ...[true, true, true, true],
    ]);
    expect((['eu', 'us', 'elsewhere', 'here'] as const).map((place) => mayProcess('eu', place))).toEqual([
      ...[true, false, false, true],
    ]);
  });

  it('is nowhere else while nobody can say what the workspace wants', () => {
    expect((['eu', 'us', 'elsewhere', 'here'] as const).map((place) => mayProcess('unknown', place))).toEqual([
      ...[false, false, false, true],
    ]);
  });
});

describe('where a vendor processes what it is given', () => {
  it.each([
    ['wss://api.eu.deepgram.com', undefined, 'eu'],
    ['wss://api.us.deepgram.com', undefined, 'us'],
    ['wss://api.deepgram.com', undefined, 'elsewhere'],
    // What the vendor itself says of its address counts.
    ['wss://api.deepgram.com', 'eu', 'elsewhere'],
    ['https://eu.api.openai.com/v1', undefined, 'eu'],
    ['https://us.api.openai.com/v1', undefined, 'us'],
    ['https://api.openai.com/v1', undefined, 'elsewhere'],
    ['https://models.example.com/v1', undefined, 'elsewhere'],
    ['https://models.example.com/v1', 'eu', 'eu'],
    ['https://api.eu.deepgram.com.example.com', undefined, 'elsewhere'],
    ['http://127.0.0.1:8000', undefined, 'here'],
    ['http://[::1]:8000', undefined, 'here'],
    // A door on this machine that leads out of it.
    ['http://127.0.0.1:8000', 'us', 'us'],
  ] as const)('%s, said to be in %s, is %s', (address, stated, place) => {
    expect(placeOfAddress(address, stated)).toBe(place);
  });

  it.each([
    [{ region: 'eu-central-1' }, 'eu'],
    [{ region: 'eu-south-2' }, 'eu'],
    [{ region: 'eu-west-2' }, 'elsewhere'],
    [{ region: 'eu-central-2' }, 'elsewhere'],
    [{ region: 'us-west-2' }, 'us'],
    [{ region: 'ap-southeast-2' }, 'elsewhere'],
    [{ region: 'us-east-1', endpoint: 'https://polly.eu-west-1.amazonaws.com' }, 'eu'],
    [{ region: 'eu-west-1', endpoint: 'https://vpce-0a1.bedrock-runtime.us-east-1.vpce.amazonaws.com' }, 'us'],
    [{ region: 'eu-west-1', endpoint: 'https://proxy.example.com' }, 'elsewhere'],
    [{ region: 'us-east-1', endpoint: 'http://localhost:9000' }, 'here'],
  ] as const)('Amazon at %j is %s', (account, place) => {
    expect(placeOfAws(account)).toBe(place);
  });

  it.each([
    ['eu-central-1', 'anthropic.claude-sonnet-4-5-20250929-v1:0', 'eu'],
    ['eu-central-1', 'eu.anthropic.claude-sonnet-4-5-20250929-v1:0', 'eu'],
    ['eu-central-1', 'global.anthropic.claude-sonnet-4-5-20250929-v1:0', 'elsewhere'],
    ['eu-central-1', 'us.anthropic.claude-sonnet-4-5-20250929-v1:0', 'elsewhere'],
    ['eu-west-2', 'eu.anthropic.claude-sonnet-4-5-20250929-v1:0', 'elsewhere'],
    ['us-east-1', 'us.amazon.nova-pro-v1:0', 'us'],
    ['us-east-1', 'eu.amazon.nova-pro-v1:0', 'elsewhere'],
    ['us-east-1', 'apac.amazon.nova-pro-v1:0', 'elsewhere'],
    // A maker that nobody here knows may as well be a profile.
    ['us-east-1', 'newcomer.model-v1', 'elsewhere'],
    ['us-east-1', 'arn:aws:bedrock:us-east-1::foundation-model/newcomer.model-v1', 'us'],
    ['eu-west-1', 'arn:aws:bedrock:eu-west-1:123456789012:inference-profile/eu.amazon.nova-pro-v1:0', 'eu'],
    ['eu-west-1', 'arn:aws:bedrock:eu-west-1:123456789012:inference-profile/global.amazon.nova-pro-v1:0', 'elsewhere'],
    ['eu-west-1', 'arn:aws:bedrock:eu-west-1:123456789012:application-inference-profile/abc', 'elsewhere'],
    ['eu-west-1', 'arn:aws:bedrock:us-east-1::foundation-model/amazon.nova-pro-v1:0', 'elsewhere'],
  ])('in %s, %s is %s', (region, modelId, place) => {
    expect(placeOfBedrock({ region, modelId })).toBe(place);
  });

  it('is known of each account, and of what an installation has', () => {
    const aws = { region: 'eu-central-1', accessKeyId: 'AKIAIOSFODNN7EXAMPLE', modelId: 'global.amazon.nova-pro-v1:0' };
    expect(placesOfAccounts({ aws, deepgram: {}, anthropic: { modelId: 'claude' } })).toEqual({
      deepgram: 'elsewhere',
      transcribe: 'eu',
      polly: 'eu',
      bedrock: 'elsewhere',
      embedding: 'eu',
      anthropic: 'elsewhere',
    });
    const variables = { DEEPGRAM_API_KEY: 'key', DEEPGRAM_URL: 'wss://speech.example.com', AWS_REGION: 'us-east-1' };
    expect(installedStock({ ...variables, DEEPGRAM_REGION: 'eu', BEDROCK_MODEL_ID: 'us.amazon.nova' }).places).toEqual({
      deepgram: 'eu',
      bedrock: 'us',
      embedding: 'us',
    });
  });
});
