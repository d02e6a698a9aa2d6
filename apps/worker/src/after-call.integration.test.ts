import type { Bus } from '@aybiza/backbone/bus/port';
import { startRedisForTests } from '@aybiza/backbone/testing/redis-server';
import { listCallResults } from '@aybiza/db/call-results';
import { findCall } from '@aybiza/db/calls';
import { listOutbox, retryOutboxRow } from '@aybiza/db/outbox';
import { findRecording } from '@aybiza/db/recordings';
import { systemClock } from '@aybiza/foundation/clock';
import type { CallId, WorkspaceId } from '@aybiza/foundation/ids';
import { silentLogger } from '@aybiza/foundation/logger';
import { fakeClock } from '@aybiza/foundation/testing/fake-clock';
import { createFakeLlm, type FakeLlmReply } from '@aybiza/providers/llm/fake';
import { ProviderError } from '@aybiza/providers/provider-error';
import { Redis } from 'ioredis';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { OUTBOX_TOPIC, type StartWorkerOptions, startWorker } from './start-worker.ts';
import { asOwner } from './testing/as-owner.ts';
import { type EndedCallPlan, sealer, seedEndedCall } from './testing/ended-call.ts';
import { eventually } from './testing/eventually.ts';
import { createTemporaryStorage, type TemporaryStorage } from './testing/temporary-folder.ts';
import { useWorkerDatabase } from './testing/use-worker-database.ts';
import { startWebhookReceiver } from './testing/webhook-receiver.ts';

const world = useWorkerDatabase();
const ending: (() => Promise<void>)[] = [];
let files: TemporaryStorage;
beforeAll(async () => {
  files = await createTemporaryStorage();
});
afterAll(() => files.remove());
afterEach(async () => {
  for (const end of ending.splice(0).reverse()) await end();
});

const reports: FakeLlmReply = { toolUses: [{ id: 't', name: 'report', input: { summary: 'It is moved.' } }] };
const refuses: FakeLlmReply = {
  error: new ProviderError('no', { code: 'PROVIDER_UNAUTHORIZED', provider: 'fake' }),
};

const modelThat = (reply: () => FakeLlmReply) => createFakeLlm({ clock: systemClock(), reply });

async function start(reply: FakeLlmReply, changes: Partial<StartWorkerOptions> = {}) {
  const llm = modelThat(() => reply);
  const worker = await startWorker({
    databaseUrl: world.place.appUrl,
    storage: files.storage,
    sealer,
    model: { llm, isPractice: true },
    port: 0,
    logger: silentLogger(),
    ...changes,
  });
  ending.push(() => worker.close());
  return { worker, llm };
}

async function receiver(answer?: Parameters<typeof startWebhookReceiver>[0]) {
  const started = await startWebhookReceiver(answer);
  ending.push(started.close);
  return started;
}

const seed = (plan: EndedCallPlan) => seedEndedCall(world.db, { storage: files.storage, ...plan });

/** Waits until nothing of this workspace is open, and gives what became of its outbox rows. */
async function settled(workspaceId: WorkspaceId) {
  const rows = await eventually(
    async () => {
      const listed = await world.db.forWorkspace(workspaceId, (tx) => listOutbox(tx, { limit: 100 }));
      return listed.every(({ doneAt, deadAt }) => doneAt !== null || deadAt !== null) ? listed : undefined;
    },
    { what: 'the end of all jobs' },
  );
  return rows.map(({ kind, deadAt, lastError }) => (deadAt === null ? kind : `${kind}: ${lastError}`)).sort();
}

function outcome(workspaceId: WorkspaceId, callId: CallId) {
  return world.db.forWorkspace(workspaceId, async (tx) => ({
    summary: (await findCall(tx, callId))?.summary,
    recordedMs: (await findRecording(tx, callId))?.durationMs,
    results: (await listCallResults(tx, callId)).length,
  }));
}

const ONE_SECOND = [{ startsAtMs: 0, sound: new Uint8Array(16_000).fill(0x80) }];

test('after a call its recording is joined, it is summarised, and then every webhook is told once', async () => {
  const [one, other] = [await receiver(), await receiver()];
  await start(reports, { allowPrivate: [one.host, other.host] });
  const { workspaceId, callId } = await seed({ segments: ONE_SECOND, webhookUrls: [one.url, other.url] });
  expect(await settled(workspaceId)).toEqual([
    'call.ended',
    'deliver-webhook',
    'deliver-webhook',
    'finish-recording',
    'measure-call',
    'summarise-call',
  ]);
  expect(await outcome(workspaceId, callId)).toEqual({ summary: 'It is moved.', recordedMs: 1_000, results: 1 });
  for (const { received } of [one, other]) {
    expect(received.map(({ message }) => message)).toMatchObject([
      {
        data: {
          callId,
          summary: 'It is moved.',
          results: [{ name: 'summary', value: 'It is moved.', source: 'practice-model' }],
          recording: { durationMs: 1_000 },
        },
      },
    ]);
  }
});

test('a webhook is told even when the summary has failed for good', async () => {
  const { host, url, received } = await receiver();
  await start(refuses, { allowPrivate: [host] });
  const { workspaceId, callId } = await seed({ webhookUrls: [url] });
  expect(await settled(workspaceId)).toEqual([
    'call.ended',
    'deliver-webhook',
    'finish-recording',
    'measure-call',
    'summarise-call: no',
  ]);
  expect(received.map(({ message }) => message)).toMatchObject([{ data: { callId, summary: null } }]);
});

test('a job that was given up does its work when a person sends it on its way again, and nobody is told twice', async () => {
  const { host, url, received } = await receiver();
  let reply = refuses;
  await start(refuses, { allowPrivate: [host], model: { llm: modelThat(() => reply), isPractice: false } });
  const { workspaceId, callId } = await seed({ webhookUrls: [url] });
  await settled(workspaceId);
  reply = reports;
  await world.db.forWorkspace(workspaceId, async (tx) => {
    const [dead] = await listOutbox(tx, { limit: 1, deadOnly: true });
    if (dead === undefined || !(await retryOutboxRow(tx, dead.id))) throw new Error('one job was given up');
  });
  expect(await settled(workspaceId)).toEqual([
    'call.ended',
    'deliver-webhook',
    'finish-recording',
    'measure-call',
    'summarise-call',
  ]);
  expect(await outcome(workspaceId, callId)).toMatchObject({ summary: 'It is moved.' });
  expect(received).toHaveLength(1);
});

test('a webhook that fails is tried again after five seconds', async () => {
  const { host, url, received } = await receiver((index) => ({ status: index === 0 ? 500 : 200 }));
  await start(reports, { allowPrivate: [host] });
  const { workspaceId } = await seed({ webhookUrls: [url] });
  await settled(workspaceId);
  const times = received.map(({ headers }) => Number(headers['webhook-timestamp']));
  expect(times).toHaveLength(2);
  expect((times[1] ?? 0) - (times[0] ?? 0)).toBeGreaterThanOrEqual(4);
});

test('two workers share the work, and nothing happens twice', async () => {
  const { host, url, received } = await receiver();
  const workers = [await start(reports, { allowPrivate: [host] }), await start(reports, { allowPrivate: [host] })];
  const calls = await Promise.all(Array.from({ length: 10 }, () => seed({ webhookUrls: [url] })));
  for (const { workspaceId } of calls) await settled(workspaceId);
  const told = received.map(({ message }) => JSON.stringify(message));
  expect(told).toHaveLength(10);
  for (const { callId } of calls) expect(told.filter((message) => message.includes(callId))).toHaveLength(1);
  expect(workers.reduce((sum, { llm }) => sum + llm.requests.length, 0)).toBe(10);
});

test('a worker says that it lives and that it is ready', async () => {
  const { worker } = await start(reports);
  const statusOf = async (path: string) => (await fetch(`http://127.0.0.1:${worker.port}${path}`)).status;
  expect([await statusOf('/health'), await statusOf('/ready')]).toEqual([200, 200]);
});

test('a worker without its queue’s tables does not start, says why, and leaves nothing behind', async () => {
  const url = new URL(world.place.appUrl);
  url.pathname = '/postgres';
  await expect(start(reports, { databaseUrl: url.href })).rejects.toMatchObject({ code: 'QUEUE_NOT_MIGRATED' });
});

test('a row is found at once when somebody says on the bus that it is there', async () => {
  const listeners = new Map<string, (message: unknown) => void>();
  const bus: Bus = {
    publish: async () => {},
    async subscribe(topic, listener) {
      listeners.set(topic, listener);
      return () => {};
    },
    close: async () => {},
  };
  // Time stands still: nothing is found by looking every second.
  await start(reports, { bus, clock: fakeClock(Date.now()) });
  const { workspaceId } = await seed({});
  listeners.get(OUTBOX_TOPIC)?.({});
  expect(await settled(workspaceId)).toHaveLength(4);
});

test('a worker goes on after its database was away', async () => {
  await start(reports);
  const first = await seed({});
  await settled(first.workspaceId);
  await asOwner(
    world.place.ownerUrl,
    'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()',
  );
  await eventually(() =>
    world.db.ping().then(
      () => true,
      () => undefined,
    ),
  );
  const { workspaceId, callId } = await seed({});
  await settled(workspaceId);
  expect(await outcome(workspaceId, callId)).toMatchObject({ summary: 'It is moved.' });
});

describe('with jobs in Redis', async () => {
  const server = await startRedisForTests();
  if ('missing' in server) {
    test.skip(`they arrive all the same: ${server.missing}`);
    return;
  }
  afterAll(() => server.stop());

  test('they arrive all the same, even those that Redis has lost', async () => {
    const { host, url, received } = await receiver((index) => ({ status: index === 0 ? 500 : 200 }));
    await start(reports, { redisUrl: server.url, allowPrivate: [host], staleAfterMs: 1_000 });
    const { workspaceId, callId } = await seed({ webhookUrls: [url] });
    await eventually(async () => received[0]);
    const administrator = new Redis(server.url);
    // Not before the second attempt waits there.
    await eventually(async () => ((await administrator.zcard('bull:deliver-webhook:delayed')) > 0 ? true : undefined));
    await administrator.flushall();
    administrator.disconnect();
    await settled(workspaceId);
    expect(received.map(({ message }) => message)).toMatchObject([{ data: { callId } }, { data: { callId } }]);
  });
});

test('a step that breaks calls is told of once, however many calls it breaks', async () => {
  const { host, url, received } = await receiver();
  await start(reports, { allowPrivate: [host] });
  const moved = (to: string) => ({ type: 'moved', node: '', port: 'next', to }) as const;
  const broke = (code: string) => ({ type: 'noted', code, detail: 'a fault' }) as const;
  const at = (node: string) => [moved(node), broke('CRASHED'), broke('CRASHED_TOO_OFTEN'), moved('sorry')];
  const first = await seed({ webhookUrls: [url], webhookEvents: ['flow.failing'], events: at('hours') });
  await settled(first.workspaceId);
  await seed({ like: first, events: at('hours') });
  const other = await seed({ like: first, events: at('book') });
  await seed({ like: first, events: [moved('hours'), broke('CRASHED')] });
  expect((await settled(first.workspaceId)).filter((kind) => kind === 'deliver-webhook')).toHaveLength(2);
  const { agentId, version } = first.published;
  const told = (callId: CallId, node: string) => ({
    type: 'flow.failing',
    timestamp: expect.any(String),
    data: { agentId, flowVersionId: version.id, node, code: 'CRASHED_TOO_OFTEN', callId },
  });
  expect(received.map(({ message }) => message)).toEqual([told(first.callId, 'hours'), told(other.callId, 'book')]);
});
