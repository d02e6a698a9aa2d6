import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createPostgresLeases } from '@aybiza/backbone/leases/postgres';
import { saveDeployment } from '@aybiza/db/deployments';
import { listCalls } from '@aybiza/db/list-calls';
import { addPhoneNumber } from '@aybiza/db/phone-numbers';
import { getPrivacySettings, type PrivacySettings, setPrivacySettings } from '@aybiza/db/privacy/privacy-settings';
import { accountSecretPlace, saveProviderAccount, saveProviderChoice } from '@aybiza/db/provider-accounts';
import { seedPublishedAgent, seedWorkspace } from '@aybiza/db/testing/seed';
import { useDatabase } from '@aybiza/db/testing/use-database';
import { systemClock } from '@aybiza/foundation/clock';
import type { WorkspaceId } from '@aybiza/foundation/ids';
import { silentLogger } from '@aybiza/foundation/logger';
import { createSealer } from '@aybiza/foundation/sealer';
import { PATIENCE_MS } from '@aybiza/foundation/testing/patience';
import { createFolderStorage } from '@aybiza/storage';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createRecords } from './records/create-records.ts';
import { practiceStatechart } from './testing/practice-statechart.ts';
import { startTestVoice, type TestVoice } from './testing/start-test-voice.ts';
import { CallMeters } from './watch/call-meters.ts';
import { createCallWatch } from './watch/call-watch.ts';

const SECRET = 'a secret of at least thirty-two characters';
const NUMBER = '+442079460135';
const sealer = createSealer(SECRET);
const world = useDatabase();
const closing: (() => Promise<unknown>)[] = [];
let voice: TestVoice;
let workspaceId: WorkspaceId;
/** Who would process calls in the United States: it counts who comes and what they bring. */
const american = { connections: 0, bytes: 0, url: '' };

async function startAmerican(): Promise<void> {
  const server = createServer((socket) => {
    american.connections += 1;
    socket.on('error', () => undefined);
    socket.on('data', (bytes) => {
      american.bytes += bytes.length;
      socket.destroy();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  american.url = `http://127.0.0.1:${port}`;
  closing.push(() => new Promise((resolve) => server.close(resolve)));
}

const inWorkspace = <Value>(work: Parameters<typeof world.db.forWorkspace<Value>>[1]) =>
  world.db.forWorkspace(workspaceId, work);

const store = (vendor: string, settings: object) =>
  inWorkspace((tx) => {
    const sealedSecret = sealer.seal('a-secret-of-ours', accountSecretPlace(workspaceId, vendor));
    return saveProviderAccount(tx, { vendor, settings, sealedSecret, secretEnding: '' });
  });

const choose = (processedIn: PrivacySettings['processedIn']) =>
  inWorkspace(async (tx) => setPrivacySettings(tx, { ...(await getPrivacySettings(tx)), processedIn }));

/** Resolves when calls know it. */
async function pin(processedIn: PrivacySettings['processedIn']): Promise<void> {
  const before = await voice.accounts?.equip(workspaceId);
  await choose(processedIn);
  await expect.poll(() => voice.accounts?.equip(workspaceId)).not.toBe(before);
}

beforeAll(async () => {
  await startAmerican();
  workspaceId = await seedWorkspace(world.db, 'european');
  const dataDir = await mkdtemp(join(tmpdir(), 'aybiza-region-'));
  const leases = createPostgresLeases({ url: world.place.appUrl, onError: () => {}, waitMs: PATIENCE_MS });
  voice = await startTestVoice({
    statechart: practiceStatechart(),
    deepgram: { DEEPGRAM_URL: american.url.replace('http', 'ws'), DEEPGRAM_REGION: 'us' },
    accounts: {
      db: world.db,
      secret: SECRET,
      addresses: { deepgram: american.url.replace('http', 'ws'), anthropic: american.url },
      openRecords: (accounts) => {
        const records = createRecords({
          ...{ ...accounts, db: world.db, leases, dataDir, secret: SECRET, address: '' },
          clock: systemClock(),
          logger: silentLogger(),
          watch: createCallWatch({ meters: new CallMeters(), spans: undefined }),
          storage: createFolderStorage({ folder: join(dataDir, 'recordings') }),
          askToGiveUp: () => undefined,
        });
        closing.unshift(() => records.flush(10_000));
        return records;
      },
    },
  });
  closing.unshift(() => voice.close());
  closing.push(
    () => leases.close(),
    () => rm(dataDir, { recursive: true, force: true }),
  );
  await inWorkspace(async (tx) => {
    const { agentId, version } = await seedPublishedAgent(tx);
    const weights = [{ flowVersionId: version.id, statechartHash: version.statechartHash, weight: 1 }];
    const saved = await saveDeployment(tx, { agentId, environment: 'live', weights });
    if (saved.status !== 'saved') throw new Error('the small flow cannot be deployed');
    await addPhoneNumber(tx, { e164: NUMBER, deploymentId: saved.deployment.id });
    // Everything that was chosen is in the United States, or nobody knows where; Amazon's in Frankfurt stands behind it.
    await saveProviderChoice(tx, { model: 'anthropic', secondModel: 'bedrock' });
  });
  await store('deepgram', {});
  await store('anthropic', { modelId: 'claude' });
  const accessKeyId = `AKIA${randomBytes(8).toString('hex').toUpperCase()}`;
  await store('aws', { region: 'eu-central-1', accessKeyId, modelId: 'eu.anthropic.claude' });
  await choose('eu');
});

afterEach(() => voice.sandbox.faults.clear());
afterAll(async () => {
  for (const close of closing) await close();
});

const call = () => voice.phone({ to: NUMBER });

/** How the newest of so many calls ended. */
async function outcomeOf(count: number) {
  const over = () => inWorkspace((tx) => listCalls(tx, {}, { limit: 100 }));
  const countOver = async () => (await over()).calls.filter(({ status }) => status !== 'live').length;
  await expect.poll(countOver).toBe(count);
  return (await over()).calls[0]?.outcome;
}

/** Everything else that something of a call is sent for. */
async function askAround(): Promise<PromiseSettledResult<unknown>[]> {
  const equipment = await voice.accounts?.equip(workspaceId);
  if (equipment === undefined) throw new Error('a workspace with accounts has equipment of its own');
  const { signal } = new AbortController();
  const question = { role: 'user' as const, content: [{ type: 'text' as const, text: 'When do you open?' }] };
  return Promise.allSettled([
    equipment.llm.converse({ system: '', messages: [question], maxTokens: 100 }, { signal }),
    equipment.embedder?.embed('When do you open?', { signal }),
    equipment.studio.hear({ voice: 'aura-2-thalia-en', text: randomBytes(4).toString('hex') }),
  ]);
}

describe('check 135: a workspace whose calls are processed in the European Union', () => {
  it('is heard, spoken for and thought for there, and sends nothing elsewhere', async () => {
    const talk = call();
    await talk.ended;
    expect(talk.heard.length).toBeGreaterThan(0);
    expect(await outcomeOf(1)).toBe('finished');
    expect((await askAround()).map(({ status }) => status)).toEqual(Array(3).fill('fulfilled'));
    expect(american).toMatchObject({ connections: 0, bytes: 0 });
  });

  it('sends nothing elsewhere when everybody there fails', async () => {
    for (const part of ['stt', 'tts', 'llm', 'backup-stt', 'backup-tts', 'backup-llm'] as const)
      voice.sandbox.faults.set(part, { status: 503 });
    await call().ended;
    await outcomeOf(2);
    expect((await askAround()).map(({ status }) => status)).toEqual(Array(3).fill('rejected'));
    expect(american).toMatchObject({ connections: 0, bytes: 0 });
  });

  it('sends nothing elsewhere when there is nobody there at all: the line itself apologises', async () => {
    await pin('us');
    expect((await voice.accounts?.equip(workspaceId))?.names).toEqual({ stt: 'nobody', tts: 'nobody' });
    await call().ended;
    expect(await outcomeOf(3)).toBe('failed');
    expect(american).toMatchObject({ connections: 0, bytes: 0 });
  });

  it('is sent to whoever was chosen, once it may be processed anywhere', async () => {
    await pin('anywhere');
    await call().ended;
    await askAround();
    expect(american.connections).toBeGreaterThan(0);
    expect(american.bytes).toBeGreaterThan(0);
  });
});
