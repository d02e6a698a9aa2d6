import { smallFlow } from '@aybiza/db/testing/seed';
import { useDatabase } from '@aybiza/db/testing/use-database';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type FilledWorkspace, fillWorkspace, MONDAY_NINE } from '../testing/fill-workspace.ts';
import { type Credentials, startTestApi, type TestApi } from '../testing/start-test-api.ts';

const world = useDatabase();
let testApi: TestApi;
let owner: Credentials;
let filled: FilledWorkspace;

beforeAll(async () => {
  testApi = await startTestApi(world);
  const workspaceId = await testApi.workspace('back-tests');
  owner = (await testApi.person('owner', [{ workspaceId, role: 'owner' }])).credentials;
  filled = await fillWorkspace(world.db, workspaceId, '+442079460009');
});
afterAll(() => testApi.stop());

const start = (changes: object) => {
  const period = { startedFrom: MONDAY_NINE, startedBefore: MONDAY_NINE + 86_400_000 };
  return testApi.call('backTest.start', { agentId: filled.agentId, ...period, ...changes }, owner);
};

test('a chosen version is what calls go through, and is never out of date', async () => {
  const { flowVersionId, agentId } = filled;
  expect((await start({ flowVersionId })).body).toMatchObject({ status: 'started' });
  const { body } = await testApi.call('backTest.list', { agentId }, owner);
  expect(body).toMatchObject({ backTests: [{ version: { id: flowVersionId, number: 1 }, isOutdated: false }, {}] });
});

test('without a version it is the draft', async () => {
  await start({});
  const { body } = await testApi.call('backTest.list', { agentId: filled.agentId }, owner);
  expect(body).toMatchObject({ backTests: expect.arrayContaining([expect.objectContaining({ version: null })]) });
});

test('a version of another agent is none of this one’s', async () => {
  const created = await testApi.call('agent.create', { name: 'Other', template: 'empty' }, owner);
  const agentId = Object(created.body).agentId ?? Object(created.body).id;
  expect(await start({ agentId, flowVersionId: filled.flowVersionId })).toMatchObject({ code: 'NOT_FOUND' });
});

test('a version and a flow at once are refused', async () => {
  const both = { flowVersionId: filled.flowVersionId, flow: smallFlow('Hello.') };
  expect(await start(both)).toMatchObject({ code: 'BAD_REQUEST' });
});
