import { askForWriting, noteWriting } from '@aybiza/db/flow-writings';
import { listFlows } from '@aybiza/db/flows';
import { seedPublishedAgent } from '@aybiza/db/testing/seed';
import { useDatabase } from '@aybiza/db/testing/use-database';
import { systemClock } from '@aybiza/foundation/clock';
import type { AgentId, FlowId, WorkspaceId } from '@aybiza/foundation/ids';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Credentials, startTestApi, type TestApi } from '../testing/start-test-api.ts';

const world = useDatabase();
const real = systemClock();
/** How far the API's clock is ahead, in milliseconds. */
let ahead = 0;
let testApi: TestApi;
let workspaceId: WorkspaceId;
let agentId: AgentId;
let flowId: FlowId;
let editor: Credentials;

beforeAll(async () => {
  testApi = await startTestApi(world, { clock: { ...real, now: () => real.now() + ahead } });
  workspaceId = await testApi.workspace('written');
  editor = (await testApi.person('eve', [{ workspaceId, role: 'editor' }])).credentials;
  ({ agentId } = await world.db.forWorkspace(workspaceId, seedPublishedAgent));
  flowId = await world.db.forWorkspace(workspaceId, async (tx) => {
    const [entry] = await listFlows(tx, agentId);
    if (entry === undefined) throw new Error('the agent has no flow');
    await askForWriting(tx, { flowId: entry.id, description: 'A bakery that is open all day.', askedBy: null });
    return entry.id;
  });
});
afterAll(() => testApi.stop());

const look = async () => (await testApi.call('flow.getWriting', { agentId }, editor)).body;

test('a writing that no worker begins with says so after a while, and no more once one has begun', async () => {
  expect(await look()).toMatchObject({ status: 'waiting', isUnattended: false, isUntouched: false });
  ahead = 60_000;
  expect(await look()).toMatchObject({ status: 'waiting', isUnattended: true });
  await world.db.forWorkspace(workspaceId, (tx) => noteWriting(tx, flowId, { status: 'writing' }));
  expect(await look()).toMatchObject({ status: 'writing', isUnattended: false });
});

test('a draft that was written is untouched until somebody saves it', async () => {
  await world.db.forWorkspace(workspaceId, (tx) => noteWriting(tx, flowId, { status: 'finished', summary: 'Done.' }));
  expect(await look()).toMatchObject({ status: 'finished', isUntouched: true });
  const { body } = await testApi.call('flow.getDraft', { agentId }, editor);
  const { revision, flow } = body as { revision: number; flow: object };
  const saved = await testApi.call('flow.saveDraft', { agentId, revision, flow: { ...flow, name: 'Mine' } }, editor);
  expect(saved.status).toBe(200);
  expect(await look()).toMatchObject({ status: 'finished', isUntouched: false });
});
