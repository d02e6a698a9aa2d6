import { listAuditEntries } from '@aybiza/db/audit-entries';
import { accountSecretPlace, findProviderAccount } from '@aybiza/db/provider-accounts';
import { seedPublishedAgent } from '@aybiza/db/testing/seed';
import { useDatabase } from '@aybiza/db/testing/use-database';
import type { WorkspaceId } from '@aybiza/foundation/ids';
import { createSealer, isSealed } from '@aybiza/foundation/sealer';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Credentials, startTestApi, TEST_SECRET, type TestApi } from '../testing/start-test-api.ts';

const world = useDatabase();
const KEY = 'dg-secret-key-of-the-practice-1234';
const TOKEN = '0123456789abcdef0123456789abcdef';
let api: TestApi;
let owner: Credentials;
let ownerId: string;
let workspaceId: WorkspaceId;
let count = 0;

beforeAll(async () => {
  api = await startTestApi(world);
});

beforeEach(async () => {
  count += 1;
  workspaceId = await api.workspace(`practice-${count}`);
  const person = await api.person('owner', [{ workspaceId, role: 'owner' }]);
  owner = person.credentials;
  ownerId = person.userId;
});

afterAll(() => api.stop());

const set = (input: unknown) => api.call('provider.setAccount', input, owner);
const list = () => api.call('provider.list', undefined, owner);
const stored = (vendor: string) => world.db.forWorkspace(workspaceId, (tx) => findProviderAccount(tx, vendor));

describe('check 135: a workspace whose calls are processed in one region', () => {
  const AWS = { region: 'us-east-1', accessKeyId: 'AKIAIOSFODNN7EXAMPLE', modelId: 'global.anthropic.claude' };
  const settings = { recordingNotice: 'none', saysAi: false, noticeText: '', needsConsentToCall: false };
  const region = async () => (await api.call('privacy.getRegion', undefined, owner)).body;
  const publish = async () => {
    const agentId = (await world.db.forWorkspace(workspaceId, (tx) => seedPublishedAgent(tx))).agentId;
    return api.call('flow.publish', { agentId, note: '' }, owner);
  };

  it('is told which accounts are outside, and publishes nothing that nobody there can answer', async () => {
    await set({ vendor: 'aws', settings: AWS, secret: KEY });
    await api.call('provider.choose', { recogniser: 'transcribe', voice: 'polly' }, owner);
    expect(await region()).toEqual({ processedIn: 'anywhere', outside: [], missing: [] });
    await api.call('privacy.set', { ...settings, processedIn: 'eu' }, owner);
    // Practice equipment runs on this machine; a model of their own is not replaced by it.
    expect(await region()).toEqual({
      processedIn: 'eu',
      outside: [{ vendor: 'aws', isWhole: true }],
      missing: ['llm'],
    });
    const refused = await publish();
    expect(refused.status).toBe(409);
    expect(refused.text).toContain(
      'No model processes calls in the European Union. Connect one under Settings → Providers',
    );
    await set({
      vendor: 'aws',
      settings: { ...AWS, region: 'eu-central-1', modelId: 'eu.anthropic.claude' },
      secret: KEY,
    });
    expect(await region()).toEqual({ processedIn: 'eu', outside: [], missing: [] });
    expect((await publish()).status).toBe(200);
  });

  it('keeps its region when a client sets the rest without naming it, and the audit log says who chose it', async () => {
    await api.call('privacy.set', { ...settings, processedIn: 'us' }, owner);
    const { body } = await api.call('privacy.set', { ...settings, saysAi: true }, owner);
    expect(body).toMatchObject({ saysAi: true, processedIn: 'us' });
    const entries = await world.db.forWorkspace(workspaceId, (tx) => listAuditEntries(tx, 10));
    expect(entries.filter(({ action }) => action === 'privacy.set')).toMatchObject(
      Array(2).fill({ actor: { id: ownerId }, detail: { processedIn: 'us' } }),
    );
  });
});

describe('an account with a vendor', () => {
  it('is stored with its secret sealed for its row, and shown without it', async () => {
    expect((await set({ vendor: 'deepgram', settings: {}, secret: KEY })).body).toEqual({ saved: true });
    const account = await stored('deepgram');
    const sealed = account?.sealedSecret ?? '';
    expect(isSealed(sealed)).toBe(true);
    expect(createSealer(TEST_SECRET).open(sealed, accountSecretPlace(workspaceId, 'deepgram'))).toBe(KEY);
    const listed = await list();
    expect(listed.body).toMatchObject({
      accounts: [{ vendor: 'deepgram', settings: {}, hasSecret: true, secretEnding: '1234' }],
    });
    for (const text of [KEY, sealed]) expect(listed.text).not.toContain(text);
  });

  it('takes two auth tokens of Twilio’s, and shows how the one ends that asks', async () => {
    const secret = `${TOKEN.slice(0, -4)}aaaa, ${TOKEN.slice(0, -4)}bbbb`;
    const settings = { accountSid: `AC${TOKEN}` };
    expect((await set({ vendor: 'twilio', settings, secret })).status).toBe(200);
    expect((await list()).body).toMatchObject({ accounts: [{ vendor: 'twilio', secretEnding: 'aaaa' }] });
    expect((await set({ vendor: 'twilio', settings, secret: `${secret},${TOKEN}` })).status).toBe(400);
  });

  it('is written down for the record with whoever changed it, and never with the secret', async () => {
    await set({ vendor: 'twilio', settings: { accountSid: `AC${TOKEN}` }, secret: TOKEN.replace('0', 'f') });
    await api.call('provider.removeAccount', { vendor: 'twilio' }, owner);
    const entries = await world.db.forWorkspace(workspaceId, (tx) => listAuditEntries(tx, 10));
    expect(entries.map(({ actor, action, subject }) => [actor, action, subject])).toEqual([
      [{ type: 'person', id: ownerId }, 'providerAccount.remove', 'twilio'],
      [{ type: 'person', id: ownerId }, 'providerAccount.set', 'twilio'],
    ]);
    expect(JSON.stringify(entries)).not.toContain(TOKEN.replace('0', 'f'));
    expect(await stored('twilio')).toBeUndefined();
  });

  it('keeps its secret when something else of it changes, and has another version', async () => {
    const aws = { region: 'eu-central-1', accessKeyId: 'AKIAIOSFODNN7EXAMPLE' };
    await set({ vendor: 'aws', settings: aws, secret: KEY });
    const before = await stored('aws');
    expect((await set({ vendor: 'aws', settings: { ...aws, modelId: 'eu.anthropic.claude' } })).status).toBe(200);
    const after = await stored('aws');
    expect(after?.sealedSecret).toBe(before?.sealedSecret);
    expect(after?.version).not.toBe(before?.version);
  });

  it.each([
    ['openAiModel', { baseUrl: 'https://api.one.example/v1', modelId: 'm' }, { baseUrl: 'https://api.two.example/v1' }],
    ['twilio', { accountSid: `AC${TOKEN}` }, { accountSid: `AC${TOKEN.replace('0', '1')}` }],
    ['aws', { region: 'eu-west-1', accessKeyId: 'AKIAIOSFODNN7EXAMPLE' }, { accessKeyId: 'AKIAIOSFODNN7ANOTHER' }],
  ])('never sends a secret of %s to somebody else than it was entered for', async (vendor, settings, change) => {
    await set({ vendor, settings, secret: vendor === 'twilio' ? TOKEN : KEY });
    const reply = await set({ vendor, settings: { ...settings, ...change } });
    expect([reply.status, reply.code]).toEqual([422, 'SECRET_NEEDED']);
    expect((await stored(vendor))?.settings).toEqual(settings);
  });

  it.each([
    'https://127.0.0.1/v1',
    'https://169.254.169.254/v1',
    'https://localhost:8000/v1',
    'http://api.example.com/v1',
  ])('is not sent to %s', async (baseUrl) => {
    const reply = await set({ vendor: 'openAiModel', settings: { baseUrl, modelId: 'm' }, secret: KEY });
    expect([reply.status, reply.code]).toEqual([422, 'ADDRESS_REFUSED']);
    expect(await stored('openAiModel')).toBeUndefined();
  });

  it.each([
    ['twilio', { accountSid: 'AC1' }, TOKEN, 'settings.accountSid'],
    ['twilio', { accountSid: `AC${TOKEN}` }, 'too short', 'secret'],
    ['aws', { region: 'x.evil.example/', accessKeyId: 'AKIAIOSFODNN7EXAMPLE' }, KEY, 'settings.region'],
    [
      'aws',
      { region: 'eu-west-1', accessKeyId: 'AKIAIOSFODNN7EXAMPLE', fallbackRegion: 'us-east-1' },
      KEY,
      'settings.fallbackModelId',
    ],
    ['deepgram', {}, 'a key\nx-injected: 1', 'secret'],
    ['deepgram', { baseUrl: 'wss://me:secret@api.deepgram.com' }, KEY, 'settings.baseUrl'],
    ['anthropic', { modelId: '' }, KEY, 'settings.modelId'],
    ['anthropic', { modelId: 'claude', extra: 'x' }, KEY, 'settings'],
  ])('of %s with %o is refused, naming the field', async (...[vendor, settings, secret, path]) => {
    const reply = await set({ vendor, settings, secret });
    expect(reply.status).toBe(400);
    expect(reply.body).toMatchObject({ data: { issues: [{ path }] } });
    for (const text of [KEY, TOKEN]) expect(reply.text).not.toContain(text);
  });

  it('cannot be tried while no voice process answers, and is not found when there is none', async () => {
    expect((await api.call('provider.tryAccount', { vendor: 'aws' }, owner)).code).toBe('NOT_FOUND');
    await set({ vendor: 'deepgram', settings: {}, secret: KEY });
    expect((await api.call('provider.tryAccount', { vendor: 'deepgram' }, owner)).code).toBe('CANNOT_TRY');
  });

  it('may be a mail server, whose password goes to nobody else than it was entered for', async () => {
    const settings = { server: 'smtp.example.com', username: 'desk', from: 'Desk <desk@example.com>' };
    expect((await set({ vendor: 'mail', settings, secret: 'four words of mine' })).status).toBe(200);
    expect((await set({ vendor: 'mail', settings: { ...settings, from: 'us@example.com' } })).status).toBe(200);
    const moved = await set({ vendor: 'mail', settings: { ...settings, server: 'smtp.elsewhere.example' } });
    expect([moved.status, moved.code]).toEqual([422, 'SECRET_NEEDED']);
    for (const server of ['127.0.0.1:587', '[::1]', 'smtp.example.com:25']) {
      const reply = await set({ vendor: 'mail', settings: { ...settings, server }, secret: 'x' });
      expect([server, reply.status, reply.code]).toEqual([server, 422, 'ADDRESS_REFUSED']);
    }
    expect((await list()).body).toMatchObject({ installation: { mail: 'practice' } });
  });

  it('is set over REST as well, by a key with the scope for it', async () => {
    const key = await api.key(workspaceId, ['providers:write', 'providers:read']);
    const body = { settings: { modelId: 'claude-haiku' }, secret: KEY };
    expect((await api.rest('PUT /providers/anthropic', key, body)).body).toEqual({ saved: true });
    const listed = await api.rest('GET /providers', key);
    expect(listed.body).toMatchObject({ accounts: [{ vendor: 'anthropic', secretEnding: '1234' }] });
    expect((await api.rest('DELETE /providers/anthropic', key)).status).toBe(200);
  });
});

describe('who is used', () => {
  it('is what was chosen, and whatever is left out stays as the installation has it', async () => {
    expect((await list()).body).toMatchObject({ choice: {} });
    const choice = { model: 'anthropic', secondModel: 'bedrock', voice: 'polly' };
    expect((await api.call('provider.choose', choice, owner)).body).toEqual({ saved: true });
    expect((await list()).body).toMatchObject({ choice });
  });

  it('cannot be the same twice', async () => {
    const reply = await api.call('provider.choose', { model: 'anthropic', secondModel: 'anthropic' }, owner);
    expect(reply.status).toBe(400);
  });

  it('is no practice equipment where the workspace brings it', async () => {
    const status = async () => (await api.call('system.status', undefined, owner)).body;
    const practice = { stt: 'practice', tts: 'practice', llm: 'practice', phone: 'practice' };
    expect(await status()).toEqual({ equipment: practice });
    await set({ vendor: 'deepgram', settings: {}, secret: KEY });
    expect(await status()).toEqual({ equipment: { ...practice, stt: 'real', tts: 'real' } });
    // Chosen without an account, it is not used.
    await api.call('provider.choose', { voice: 'openAiVoice', model: 'anthropic' }, owner);
    expect(await status()).toEqual({ equipment: { ...practice, stt: 'real', tts: 'real' } });
    await set({ vendor: 'anthropic', settings: { modelId: 'claude' }, secret: KEY });
    expect(await status()).toEqual({ equipment: { ...practice, stt: 'real', tts: 'real', llm: 'real' } });
    await api.call('provider.choose', { voice: 'polly' }, owner);
    expect(await status()).toEqual({ equipment: { ...practice, stt: 'real' } });
  });
});
