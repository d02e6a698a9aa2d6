import { useDatabase } from '@aybiza/db/testing/use-database';
import type { WorkspaceId } from '@aybiza/foundation/ids';
import { fakeClock } from '@aybiza/foundation/testing/fake-clock';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { type FilledWorkspace, fillWorkspace } from '../testing/fill-workspace.ts';
import { type Credentials, startTestApi, type TestApi } from '../testing/start-test-api.ts';

const world = useDatabase();
const clock = fakeClock(Date.now());
const ORIGIN = 'http://127.0.0.1:3000';
let testApi: TestApi;
let workspaceId: WorkspaceId;
let filled: FilledWorkspace;
let viewer: { userId: string; credentials: Credentials };
let owner: { userId: string; credentials: Credentials };

beforeAll(async () => {
  testApi = await startTestApi(world, { clock });
  workspaceId = await testApi.workspace('audited');
  filled = await fillWorkspace(world.db, workspaceId, '+442079460003');
  owner = await testApi.person('owner', [{ workspaceId, role: 'owner' }]);
  viewer = await testApi.person('viewer', [{ workspaceId, role: 'viewer' }]);
  await testApi.storage.put(filled.recordingKey, new Uint8Array(10));
});
afterAll(() => testApi.stop());

const entriesSchema = z.object({ items: z.array(z.object({ action: z.string(), subject: z.string() })) });
async function noted(actorId: string) {
  const { body } = await testApi.call('audit.list', { actorId }, owner.credentials);
  return entriesSchema.parse(body).items.map(({ action, subject }) => `${action} ${subject}`);
}

test('check 136: who reads a call, follows it and hears its recording is written down, once for one reading', async () => {
  const { callId } = filled;
  const { credentials, userId } = viewer;
  const hear = (range: string) =>
    testApi.api.handleRecording(
      new Request(`${ORIGIN}/api/recordings/${callId}`, { headers: { ...credentials, range } }),
      callId,
    );
  for (const range of ['bytes=0-3', 'bytes=4-9']) expect((await hear(range)).status).toBe(206);
  for (let times = 0; times < 3; times += 1) {
    await testApi.call('calls.get', { callId }, credentials);
    await testApi.call('live.follow', { callId }, credentials);
  }
  const readings = [`liveCall.followed ${callId}`, `call.read ${callId}`, `recording.heard ${callId}`];
  expect(await noted(userId)).toEqual(readings);
  clock.advance(10 * 60_000);
  await testApi.call('calls.get', { callId }, credentials);
  expect(await noted(userId)).toEqual([`call.read ${callId}`, ...readings]);
});

test('the log comes in pages, by who, what and when, and every member may read it', async () => {
  for (const name of ['One', 'Two', 'Three']) {
    await testApi.call('agent.create', { name, template: 'empty' }, owner.credentials);
  }
  const pageSchema = z.object({ items: z.array(z.object({ seq: z.int() })), nextCursor: z.string().nullable() });
  const ask = async (input: object) =>
    pageSchema.parse((await testApi.call('audit.list', { action: 'agent', ...input }, viewer.credentials)).body);
  const first = await ask({ limit: 2 });
  const second = await ask({ limit: 2, cursor: first.nextCursor });
  expect([first.items.length, second.items.length, second.nextCursor]).toEqual([2, 1, null]);
  expect(first.items[1]?.seq).toBeGreaterThan(second.items[0]?.seq ?? Number.POSITIVE_INFINITY);
  expect((await ask({ before: 1 })).items).toEqual([]);
});

test('the file has what the filters leave, and that it was taken is in the log', async () => {
  const get = (query: string, as: Credentials) =>
    testApi.api.handleAuditExport(new Request(`${ORIGIN}/api/audit.csv${query}`, { headers: as }));
  const lines = (await (await get('?action=agent', viewer.credentials)).text()).trim().split('\r\n');
  expect(lines).toHaveLength(4);
  expect(lines[1]).toContain('"agent.created"');
  expect((await noted(viewer.userId))[0]).toBe('audit.export audit');
  expect((await get('?what=else', viewer.credentials)).status).toBe(400);
  expect((await get('', await testApi.key(workspaceId, ['calls:read']))).status).toBe(403);
});
