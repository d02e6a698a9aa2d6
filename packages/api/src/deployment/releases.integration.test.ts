import { listAuditEntries } from '@aybiza/db/audit-entries';
import { useDatabase } from '@aybiza/db/testing/use-database';
import type { WorkspaceId } from '@aybiza/foundation/ids';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { listVersionsOutput } from '../flow/list-versions.schema.ts';
import { type Credentials, startTestApi, type TestApi } from '../testing/start-test-api.ts';
import { listDeploymentsOutput, listPlansOutput } from './deployment.schema.ts';

const world = useDatabase();
const WATCH = { measures: [{ measure: 'dropped' }] };
let api: TestApi;
let owner: Credentials;
let workspaceId: WorkspaceId;
let agentId: string;
let count = 0;

beforeAll(async () => {
  api = await startTestApi(world);
});
afterAll(() => api.stop());

beforeEach(async () => {
  count += 1;
  workspaceId = await api.workspace(`releases-${count}`);
  owner = (await api.person('Ada', [{ workspaceId, role: 'owner' }])).credentials;
  const created = await call('agent.create', { name: 'Reception', template: 'dental-practice' });
  agentId = z.object({ agentId: z.string() }).parse(created.body).agentId;
});

const call = (name: string, input?: unknown) => api.call(name, input, owner);
const publish = (input: object = {}) => call('flow.publish', { agentId, ...input });
const plans = async () => listPlansOutput.parse((await call('deployment.listPlans')).body);

async function deployments() {
  const rows = listDeploymentsOutput.parse((await call('deployment.list')).body);
  return rows.map(({ environment, shares, watch }) => ({
    environment,
    shares: shares.map(({ number, percent }) => `${number}: ${percent}`),
    watch: watch && { status: watch.status, figures: watch.figures.length },
  }));
}

test('a version that is published for some callers may be watched, and the page says how it does', async () => {
  await publish();
  await publish({ percent: 10, watch: WATCH });
  expect(await deployments()).toEqual([
    { environment: 'live', shares: ['2: 10', '1: 90'], watch: { status: 'watching', figures: 1 } },
  ]);
});

test('a watch is over for people when somebody changes the shares', async () => {
  await publish();
  await publish({ percent: 10, watch: WATCH });
  await call('deployment.rollBack', { agentId, revision: 2 });
  expect(await deployments()).toEqual([{ environment: 'live', shares: ['1: 100'], watch: null }]);
});

test('a version that all callers meet is not watched, and the refusal says why', async () => {
  const { status, body } = await publish({ watch: WATCH });
  expect([status, JSON.stringify(body)]).toEqual([400, expect.stringContaining('give it a share')]);
});

test('what is published at a time is a version now and answers later; the time is changed, or it is cancelled', async () => {
  await publish();
  const at = Date.now() + 3_600_000;
  expect((await publish({ at })).body).toMatchObject({ number: 2, planId: expect.stringMatching(/^plan_/) });
  expect((await deployments())[0]?.shares).toEqual(['1: 100']);
  const [plan] = await plans();
  expect(plan).toMatchObject({
    version: { number: 2 },
    percent: 100,
    dueAt: at,
    plannedByName: expect.stringContaining('Ada'),
  });
  await call('deployment.changePlan', { planId: plan?.id, at: at + 60_000 });
  expect((await plans())[0]?.dueAt).toBe(at + 60_000);
  await call('deployment.cancelPlan', { planId: plan?.id });
  expect(await plans()).toEqual([]);
  expect((await call('deployment.cancelPlan', { planId: plan?.id })).code).toBe('NOT_FOUND');
});

test('a moment that is over, or years away, is refused, and no version is made', async () => {
  for (const at of [Date.now() - 1_000, Date.now() + 400 * 86_400_000])
    expect((await publish({ at })).code).toBe('BAD_MOMENT');
  expect((await call('flow.listVersions', { agentId })).body).toEqual([]);
});

test('what is published to staging answers there alone, and is promoted as it is', async () => {
  await publish();
  await publish({ environment: 'staging' });
  expect((await deployments()).map(({ environment, shares }) => [environment, ...shares])).toEqual([
    ['live', '1: 100'],
    ['staging', '2: 100'],
  ]);
  expect((await call('deployment.promote', { agentId, from: 'staging', to: 'live', revision: 9 })).code).toBe(
    'STALE_REVISION',
  );
  const promoted = await call('deployment.promote', { agentId, from: 'staging', to: 'live', revision: 1, percent: 25 });
  expect(promoted.body).toEqual({ number: 2, planId: null });
  expect((await deployments())[0]?.shares).toEqual(['2: 25', '1: 75']);
  const entries = await world.db.forWorkspace(workspaceId, (tx) => listAuditEntries(tx, 5));
  expect(entries[0]).toMatchObject({ action: 'deployment.promoted', detail: { from: 'staging', to: 'live' } });
  expect((await call('deployment.promote', { agentId, from: 'development', to: 'live' })).code).toBe('NOT_PUBLISHED');
});

test('of each version it is said where it answers, and live are those alone that callers meet', async () => {
  await publish();
  await publish({ environment: 'staging' });
  await publish({ environment: 'development' });
  await call('deployment.promote', { agentId, from: 'development', to: 'staging', percent: 50 });
  const rows = listVersionsOutput.parse((await call('flow.listVersions', { agentId })).body);
  expect(rows.map(({ number, environments, live }) => [number, environments, live])).toEqual([
    [3, ['staging', 'development'], false],
    [2, ['staging'], false],
    [1, ['live'], true],
  ]);
  const { body } = await call('agent.get', { agentId });
  expect(body).toMatchObject({ liveVersion: 1, publishedIn: ['live', 'staging', 'development'] });
});

test('what answers and what is planned is told of one agent, or of all', async () => {
  const mine = agentId;
  await publish({ at: Date.now() + 3_600_000 });
  await publish();
  const other = await call('agent.create', { name: 'Night line', template: 'dental-practice' });
  agentId = z.object({ agentId: z.string() }).parse(other.body).agentId;
  await publish();
  const agentsOf = async (name: string, input?: object) =>
    z
      .array(z.object({ agent: z.object({ id: z.string() }) }))
      .parse((await call(name, input)).body)
      .map(({ agent }) => agent.id);
  expect((await agentsOf('deployment.list')).toSorted()).toEqual([mine, agentId].toSorted());
  expect(await agentsOf('deployment.list', { agentId: mine })).toEqual([mine]);
  expect(await agentsOf('deployment.listPlans', { agentId: mine })).toEqual([mine]);
  expect(await agentsOf('deployment.listPlans', { agentId })).toEqual([]);
});

test('a number points at an environment in which something was published', async () => {
  await publish();
  const connect = () => call('phoneNumber.connect', { agentId, e164: '+442079460123', environment: 'staging' });
  expect((await connect()).code).toBe('NOT_PUBLISHED');
  await publish({ environment: 'staging' });
  await connect();
  const numbers = (await call('phoneNumber.list')).body;
  expect(numbers).toMatchObject([{ agent: { environment: 'staging' } }]);
});
