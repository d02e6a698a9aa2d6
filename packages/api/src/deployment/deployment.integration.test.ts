import { listAuditEntries } from '@aybiza/db/audit-entries';
import { useDatabase } from '@aybiza/db/testing/use-database';
import type { WorkspaceId } from '@aybiza/foundation/ids';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { type Credentials, startTestApi, type TestApi } from '../testing/start-test-api.ts';
import { listDeploymentChangesOutput, listDeploymentsOutput } from './deployment.schema.ts';

const world = useDatabase();
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
  workspaceId = await api.workspace(`shares-${count}`);
  owner = (await api.person('Ada', [{ workspaceId, role: 'owner' }])).credentials;
  agentId = await newAgent();
});

const call = (name: string, input?: unknown) => api.call(name, input, owner);

async function newAgent(): Promise<string> {
  const created = await call('agent.create', { name: 'Reception', template: 'dental-practice' });
  return z.object({ agentId: z.string() }).parse(created.body).agentId;
}

/** Publishes as many versions, and gives their ids. */
async function publish(versions: number, options: object = {}): Promise<string[]> {
  const ids: string[] = [];
  for (let version = 0; version < versions; version += 1) {
    const { body } = await call('flow.publish', { agentId, ...options });
    ids.push(z.object({ flowVersionId: z.string() }).parse(body).flowVersionId);
  }
  return ids;
}

async function deployment() {
  const [only] = listDeploymentsOutput.parse((await call('deployment.list')).body);
  if (only === undefined) throw new Error('it was published');
  return only;
}

const sharesOf = (shares: readonly { number: number; percent: number }[]) =>
  shares.map(({ number, percent }) => `${number}: ${percent}`);

test('what is published answers for everybody, unless for a share', async () => {
  await publish(2);
  expect(sharesOf((await deployment()).shares)).toEqual(['2: 100']);
  await publish(1, { percent: 10 });
  const { shares, before } = await deployment();
  expect(sharesOf(shares)).toEqual(['3: 10', '2: 90']);
  expect(before && sharesOf(before)).toEqual(['2: 100']);
});

test('shares are changed on what was seen: of two at once the second is told', async () => {
  const [first, second] = await publish(2);
  const { revision } = await deployment();
  const shares = [
    { flowVersionId: first, percent: 70 },
    { flowVersionId: second, percent: 30 },
  ];
  const replies = await Promise.all([1, 2].map(() => call('deployment.share', { agentId, revision, shares })));
  expect(replies.map(({ code }) => code).sort()).toEqual(['STALE_REVISION', undefined]);
  expect(sharesOf((await deployment()).shares)).toEqual(['2: 30', '1: 70']);
});

test('rolling back goes to what answered before, and on from there', async () => {
  await publish(2);
  await publish(1, { percent: 10 });
  const rollBack = async () => call('deployment.rollBack', { agentId, revision: (await deployment()).revision });
  await rollBack();
  expect(sharesOf((await deployment()).shares)).toEqual(['2: 100']);
  await rollBack();
  expect(sharesOf((await deployment()).shares)).toEqual(['1: 100']);
  expect((await deployment()).before).toBeNull();
  expect((await rollBack()).code).toBe('NOTHING_BEFORE');
});

test('who changed what is kept, and in the audit log', async () => {
  const [only] = await publish(1);
  const { revision } = await deployment();
  await call('deployment.share', { agentId, revision, shares: [{ flowVersionId: only, percent: 100 }] });
  const changes = listDeploymentChangesOutput.parse((await call('deployment.listChanges', { agentId })).body);
  expect(changes.map(({ reason, changedByName }) => [reason, changedByName])).toEqual([
    ['shared', expect.stringContaining('Ada')],
    ['published', expect.stringContaining('Ada')],
  ]);
  const entries = await world.db.forWorkspace(workspaceId, (tx) => listAuditEntries(tx, 10));
  expect(entries.map(({ action }) => action)).toContain('deployment.shared');
});

test.each([
  ['shares that come to less than 100', [60, 30], 400],
  ['half a percent', [99.5, 0.5], 400],
  ['the same version twice', ['twice'], 400],
  ['a version of another agent', ['foreign'], 404],
])('%s are refused', async (_case, wanted, status) => {
  const ids = await publish(2);
  const mine = agentId;
  agentId = await newAgent();
  const [foreign] = await publish(1);
  agentId = mine;
  const shares = wanted.flatMap((percent, index) => {
    if (percent === 'twice') return [1, 2].map(() => ({ flowVersionId: ids[0], percent: 50 }));
    if (percent === 'foreign') return [{ flowVersionId: foreign, percent: 100 }];
    return [{ flowVersionId: ids[index], percent }];
  });
  expect((await call('deployment.share', { agentId, revision: 2, shares })).status).toBe(status);
});
