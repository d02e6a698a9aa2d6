import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createApi } from '@aybiza/api';
import { createApiKeySecret } from '@aybiza/auth/api-key-secret';
import { openBus } from '@aybiza/backbone/bus/open-bus';
import { createApiKey } from '@aybiza/db/api-keys';
import { accountSecretPlace, saveProviderAccount } from '@aybiza/db/provider-accounts';
import { seedWorkspace } from '@aybiza/db/testing/seed';
import { useDatabase } from '@aybiza/db/testing/use-database';
import { systemClock } from '@aybiza/foundation/clock';
import type { WorkspaceId } from '@aybiza/foundation/ids';
import { silentLogger } from '@aybiza/foundation/logger';
import { createSealer } from '@aybiza/foundation/sealer';
import { startLocalSse, writeEvents } from '@aybiza/providers/llm/testing/local-sse';
import { createGuard } from '@aybiza/safe-fetch';
import { type Sandbox, startSandbox } from '@aybiza/sandbox/start-sandbox';
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest';
import { z } from 'zod';
import { createAccountBook } from './account-book.ts';
import { openTrialDoor } from './trial-door.ts';
import { tryStoredAccount } from './try-stored-account.ts';

const SECRET = 'a secret of at least thirty-two characters';
const ADDRESS = 'http://127.0.0.1:3000';
const sealer = createSealer(SECRET);
const world = useDatabase();
const allowPrivate: string[] = [];
let api: ReturnType<typeof createApi>;
let sandbox: Sandbox;
let key: string;
let workspaceId: WorkspaceId;
let anthropicUrl = '';
const closing: (() => unknown)[] = [];

beforeAll(async () => {
  const { db, place } = world;
  const dataDir = await mkdtemp(join(tmpdir(), 'aybiza-trials-'));
  sandbox = await startSandbox({ fast: true });
  const practice = { stt: 'practice', tts: 'practice', llm: 'practice', phone: 'practice' } as const;
  const shared = { databaseUrl: place.appUrl, redisUrl: undefined };
  api = createApi({
    ...shared,
    baseUrl: ADDRESS,
    voiceUrl: '',
    secret: SECRET,
    recordings: { AYBIZA_DATA_DIR: dataDir },
    equipment: practice,
  });
  const [clock, logger] = [systemClock(), silentLogger()];
  const { readNow } = createAccountBook({ db, sealer, clock, logger });
  const ending = new AbortController();
  // Two processes, as in an installation: one of them tries.
  for (const _process of [1, 2]) {
    const bus = openBus({ ...shared, onError: () => {} });
    const tryOne = tryStoredAccount({
      readNow,
      clock,
      signal: ending.signal,
      guard: {
        ...createGuard({}),
        check: (address) => createGuard({ allowPrivate }).check(address),
        connect: (...connecting) => createGuard({ allowPrivate }).connect(...connecting),
      },
      addresses: {
        deepgram: sandbox.url.replace('http', 'ws'),
        aws: sandbox.url,
        twilio: sandbox.url,
        get anthropic() {
          return anthropicUrl;
        },
      },
    });
    const close = openTrialDoor({ bus, db, clock, logger, kind: 'account-trial', tryOne });
    closing.push(close, () => bus.close());
  }
  workspaceId = await seedWorkspace(db, 'tried');
  const { text, prefix, hash: secretHash } = createApiKeySecret();
  key = text;
  await db.forWorkspace(workspaceId, (tx) =>
    createApiKey(tx, { name: 'test', prefix, secretHash, scopes: ['providers:write'], createdBy: 'test' }),
  );
  closing.push(
    () => ending.abort(),
    () => api.close(),
    () => sandbox.close(),
    () => rm(dataDir, { recursive: true, force: true }),
  );
});

afterAll(async () => {
  for (const close of closing) await close();
});

const repliesSchema = z.object({ parts: z.array(z.object({ part: z.string(), outcome: z.string() })) });

async function tried(vendor: string, settings: object, secret: string): Promise<string[]> {
  const sealedSecret = sealer.seal(secret, accountSecretPlace(workspaceId, vendor));
  await world.db.forWorkspace(workspaceId, (tx) =>
    saveProviderAccount(tx, { vendor, settings, sealedSecret, secretEnding: '' }),
  );
  const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };
  const url = `${ADDRESS}/api/rest/providers/${vendor}/try`;
  const response = await api.handleRest(new Request(url, { method: 'POST', headers, body: '{}' }));
  const text = await response.text();
  expect(text).not.toContain(secret);
  return repliesSchema.parse(JSON.parse(text)).parts.map(({ part, outcome }) => `${part} ${outcome}`);
}

const SID = 'AC0123456789abcdef0123456789abcdef';
const AWS = { region: 'eu-central-1', accessKeyId: 'AKIAIOSFODNN7EXAMPLE' };

it('says of a telephone account that it works, and of another token that it is wrong', async () => {
  // The stand-in learns the token of an account from whoever shows one first.
  expect(await tried('twilio', { accountSid: SID }, 'token-one-of-this-account')).toEqual(['account works']);
  expect(await tried('twilio', { accountSid: SID }, 'token-two-of-this-account')).toEqual(['account wrongKey']);
});

it('says of speech whether it listens and speaks', async () => {
  expect(await tried('deepgram', {}, 'a-key-of-deepgram')).toEqual(['recogniser works', 'voice works']);
  expect(await tried('deepgram', {}, 'invalid')).toEqual(['recogniser wrongKey', 'voice wrongKey']);
});

it('tries each thing that an account of Amazon’s would be used for', async () => {
  const models = { modelId: 'practice', fallbackModelId: 'practice-fallback', fallbackRegion: 'eu-west-1' };
  expect(await tried('aws', { ...AWS, ...models }, 'a-secret-access-key')).toEqual([
    'recogniser works',
    'voice works',
    'model works',
    'secondModel works',
  ]);
  sandbox.faults.set('llm', { status: 403 });
  onTestFinished(() => sandbox.faults.clear());
  expect(await tried('aws', { ...AWS, ...models }, 'a-secret-access-key')).toContain('model notAllowed');
});

it.each([
  [401, 'authentication_error', 'model wrongKey'],
  [403, 'permission_error', 'model notAllowed'],
  [404, 'not_found_error', 'model modelNotAvailable'],
  [402, 'billing_error', 'model noCredit'],
  [529, 'overloaded_error', 'model busy'],
])('says what %i %s of Anthropic means', async (status, type, outcome) => {
  const server = await startLocalSse((response) => {
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ type: 'error', error: { type, message: 'no' } }));
  });
  onTestFinished(() => server.close());
  anthropicUrl = server.baseUrl;
  expect(await tried('anthropic', { modelId: 'claude' }, 'a-key-of-anthropic')).toEqual([outcome]);
});

it('says of a server of one’s own that it works, cannot be reached, or is not allowed', async () => {
  const chunk = (choice: object) => `data: ${JSON.stringify({ choices: [choice] })}\n\n`;
  const server = await startLocalSse((response) => {
    writeEvents(response, [
      chunk({ index: 0, delta: { role: 'assistant', content: 'Yes.' } }),
      chunk({ index: 0, delta: {}, finish_reason: 'stop' }),
      'data: [DONE]\n\n',
    ]);
    response.end();
  });
  onTestFinished(() => server.close());
  const model = { baseUrl: `${server.baseUrl}/v1`, modelId: 'own' };
  expect(await tried('openAiModel', model, 'a-key-of-ours')).toEqual(['account addressRefused']);
  allowPrivate.push(new URL(server.baseUrl).host, '127.0.0.1:1');
  expect(await tried('openAiModel', model, 'a-key-of-ours')).toEqual(['model works']);
  const nowhere = { ...model, baseUrl: 'http://127.0.0.1:1/v1' };
  expect(await tried('openAiModel', nowhere, 'a-key-of-ours')).toEqual(['model unreachable']);
});
