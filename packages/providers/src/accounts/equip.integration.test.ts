import { fakeClock } from '@aybiza/foundation/testing/fake-clock';
import { buildConnector } from 'undici';
import { describe, expect, it, onTestFinished } from 'vitest';
import { startLocalSse, writeEvents } from '../llm/testing/local-sse.ts';
import type { OwnAccounts } from './account.ts';
import type { ProviderChoice } from './choice.ts';
import { equip } from './equip.ts';
import { installedStock } from './installed-stock.ts';
import { Shelf } from './shelf.ts';
import { type Stock, stockOf } from './stock.ts';
import { type AddressGuard, suppliesOf } from './supplies.ts';

const open: AddressGuard = {
  check: () => undefined,
  connect: buildConnector({}),
  lookupFor: () => undefined,
  mailServer: () => ({ lookup: undefined, mayBePlain: true }),
};
const AWS = { region: 'eu-central-1', accessKeyId: 'AKIAIOSFODNN7EXAMPLE' };
const account = <Settings>(settings: Settings) => ({ version: '1', settings, secret: 'a-secret-of-ours' });

const INSTALLATION = installedStock({
  DEEPGRAM_API_KEY: 'key',
  AWS_REGION: 'us-east-1',
  SPEECH_FALLBACK: 'aws',
  BEDROCK_MODEL_ID: 'us.anthropic.first',
  BEDROCK_FALLBACK_MODEL_ID: 'global.anthropic.second',
});

/** Who stands before and behind whom, as the breakers name them: the workspace's, then the installation's. */
async function equipped(accounts: OwnAccounts, choice?: ProviderChoice, stock: Stock = INSTALLATION) {
  const clock = fakeClock();
  const installation = new Shelf(stock, clock);
  const own = new Shelf(stockOf(accounts, { guard: open }), clock);
  onTestFinished(async () => void (await Promise.all([own.close(), installation.close()])));
  const { ownParts, voiceScope } = await equip({ clock, installation, own, choice });
  const names = (shelf: Shelf) => shelf.circuits().map(({ name }) => name);
  return { own: names(own), installation: names(installation), ownParts, voiceScope };
}

describe('who hears, speaks and thinks', () => {
  it('is the installation’s, where a workspace has nothing', async () => {
    expect(await equipped({})).toEqual({
      own: [],
      installation: ['deepgram-stt', 'transcribe', 'deepgram-tts', 'polly', 'bedrock', 'bedrock-fallback'],
      ownParts: [],
      voiceScope: '',
    });
  });

  it('is the workspace’s own, with the installation’s behind it where it has no other', async () => {
    expect(await equipped({ deepgram: account({}) })).toMatchObject({
      own: ['deepgram-stt', 'deepgram-tts'],
      installation: ['transcribe', 'polly', 'bedrock', 'bedrock-fallback'],
      ownParts: ['stt', 'tts'],
    });
  });

  it('is never a second model of somebody else’s Amazon account', async () => {
    const { own, installation, ownParts } = await equipped({ aws: account({ ...AWS, modelId: 'ours' }) });
    expect([own, ownParts]).toEqual([['transcribe', 'polly'], ['llm']]);
    expect(installation).not.toContain('bedrock-fallback');
  });

  it('is whoever was chosen, and nobody who was not', async () => {
    const accounts = { anthropic: account({ modelId: 'claude' }), aws: account(AWS) };
    const choice = { model: 'anthropic', voice: 'polly', recogniser: 'transcribe' } as const;
    const { own, installation, ownParts } = await equipped(accounts, choice);
    expect([own, ownParts]).toEqual([
      ['transcribe', 'polly'],
      ['stt', 'tts', 'llm'],
    ]);
    // No second model was chosen: what callers say goes to one company only.
    expect(installation).toEqual(['deepgram-stt', 'deepgram-tts']);
    const second = await equipped(accounts, { ...choice, secondModel: 'bedrock' });
    expect([second.own, second.installation].flat()).toEqual(expect.arrayContaining(['anthropic', 'bedrock']));
  });

  it('is the usual one where the chosen one has no account', async () => {
    const choice = { model: 'anthropic', voice: 'openAiVoice' } as const;
    expect(await equipped({}, choice)).toEqual(await equipped({}));
  });

  it('does without a second where that was chosen', async () => {
    const { installation } = await equipped({}, { secondModel: 'none' });
    expect(installation).not.toContain('bedrock');
  });

  it('has a place of its own for the sound of each voice', async () => {
    const voice = { baseUrl: 'https://voice.example.com/v1', modelId: 'tts', voice: 'alloy' };
    const scopes = await Promise.all([
      equipped({}),
      equipped({ deepgram: account({}) }),
      equipped({ openAiVoice: account(voice) }, { voice: 'openAiVoice' }),
      equipped({ openAiVoice: account({ ...voice, voice: 'nova' }) }, { voice: 'openAiVoice' }),
      equipped({}, { voice: 'polly' }),
    ]);
    expect(new Set(scopes.map(({ voiceScope }) => voiceScope)).size).toBe(5);
  });
});

describe('a model that fails, with another company’s behind it', () => {
  it('is answered for by that one, which is told by its name', async () => {
    const failing = await startLocalSse((response) => {
      response.writeHead(529, { 'content-type': 'application/json' });
      response.end('{"type":"error","error":{"type":"overloaded_error","message":"no"}}');
    });
    const chunk = (choice: object) => `data: ${JSON.stringify({ choices: [choice] })}\n\n`;
    const sound = await startLocalSse((response) => {
      writeEvents(response, [
        chunk({ index: 0, delta: { role: 'assistant', content: 'On Monday.' } }),
        chunk({ index: 0, delta: {}, finish_reason: 'stop' }),
        'data: [DONE]\n\n',
      ]);
      response.end();
    });
    const clock = fakeClock();
    const accounts: OwnAccounts = {
      anthropic: account({ modelId: 'claude' }),
      openAiModel: account({ baseUrl: `${sound.baseUrl}/v1`, modelId: 'ours' }),
    };
    const own = new Shelf(stockOf(accounts, { guard: open, addresses: { anthropic: failing.baseUrl } }), clock);
    const installation = new Shelf(INSTALLATION, clock);
    onTestFinished(async () => {
      await Promise.all([own.close(), installation.close(), failing.close(), sound.close()]);
    });
    const choice = { model: 'anthropic', secondModel: 'openAiModel' } as const;
    const { llm } = await equip({ clock, installation, own, choice });
    const standIns: string[] = [];
    const reply = await llm.converse(
      { system: '', messages: [{ role: 'user', content: [{ type: 'text', text: 'When?' }] }], maxTokens: 10 },
      { signal: new AbortController().signal, onStandIn: (vendor) => standIns.push(vendor) },
    );
    expect([reply.text, standIns]).toEqual(['On Monday.', ['openai-model']]);
    expect([failing.requests.length, sound.requests[0]?.headers.authorization]).toEqual([1, 'Bearer a-secret-of-ours']);
  });
});

describe('an account of a workspace', () => {
  it('reaches its own vendor, whatever the environment says about the installation’s', () => {
    const models = { modelId: 'one', fallbackModelId: 'two', fallbackRegion: 'eu-west-1' };
    const supplies = suppliesOf({ aws: account({ ...AWS, ...models }), deepgram: account({}) }, { guard: open });
    const keys = { accessKeyId: AWS.accessKeyId, secretAccessKey: 'a-secret-of-ours' };
    const at = (service: string, region: string) => ({
      region,
      keys,
      endpoint: `https://${service}.${region}.amazonaws.com`,
    });
    expect(supplies).toEqual({
      deepgram: { apiKey: 'a-secret-of-ours', baseUrl: 'wss://api.deepgram.com' },
      transcribe: at('transcribestreaming', 'eu-central-1'),
      polly: at('polly', 'eu-central-1'),
      embedding: at('bedrock-runtime', 'eu-central-1'),
      bedrock: { ...at('bedrock-runtime', 'eu-central-1'), modelId: 'one' },
      bedrockFallback: { ...at('bedrock-runtime', 'eu-west-1'), modelId: 'two' },
    });
  });
});
