import { listAuditEntries } from '@aybiza/db/audit-entries';
import { useDatabase } from '@aybiza/db/testing/use-database';
import { callViewIdSchema, type WorkspaceId } from '@aybiza/foundation/ids';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { type Credentials, startTestApi, type TestApi } from '../testing/start-test-api.ts';

const world = useDatabase();
let api: TestApi;
let workspaceId: WorkspaceId;
let ann: Credentials;
let ben: Credentials;

beforeAll(async () => {
  api = await startTestApi(world);
  workspaceId = await api.workspace('views');
  ann = (await api.person('ann', [{ workspaceId, role: 'editor' }])).credentials;
  ben = (await api.person('ben', [{ workspaceId, role: 'viewer' }])).credentials;
});

afterAll(() => api.stop());

const listSchema = z.array(
  z.object({ name: z.string(), query: z.string(), isShared: z.boolean(), isOwn: z.boolean() }),
);
const viewsOf = async (who: Credentials) => listSchema.parse((await api.call('callView.list', undefined, who)).body);

async function create(who: Credentials, name: string) {
  const { body } = await api.call('callView.create', { name, query: 'kind=real' }, who);
  return z.object({ callViewId: callViewIdSchema }).parse(body).callViewId;
}

test('a view is its maker’s alone, until it is shared, and again when it is taken back', async () => {
  const callViewId = await create(ann, ' Real calls ');
  const own = { name: 'Real calls', query: 'kind=real', isShared: false, isOwn: true };
  expect([await viewsOf(ann), await viewsOf(ben)]).toEqual([[own], []]);
  await api.call('callView.share', { callViewId, isShared: true }, ann);
  expect(await viewsOf(ben)).toEqual([{ ...own, isShared: true, isOwn: false }]);
  await api.call('callView.share', { callViewId, isShared: false }, ann);
  expect(await viewsOf(ben)).toEqual([]);
  const entries = await world.db.forWorkspace(workspaceId, (tx) => listAuditEntries(tx, 2));
  expect(entries.map(({ action, subject }) => [action, subject])).toEqual([
    ['callView.share', callViewId],
    ['callView.share', callViewId],
  ]);
  await api.call('callView.delete', { callViewId }, ann);
  expect(await viewsOf(ann)).toEqual([]);
});

test('nobody changes, shares or deletes what is somebody else’s', async () => {
  const callViewId = await create(ben, 'Of Ben');
  for (const [name, input] of [
    ['callView.change', { callViewId, name: 'Of Ann', query: '' }],
    ['callView.share', { callViewId, isShared: true }],
    ['callView.delete', { callViewId }],
  ] as const) {
    expect([name, (await api.call(name, input, ann)).status]).toEqual([name, 404]);
  }
  await api.call('callView.change', { callViewId, name: 'Mine', query: 'kind=test' }, ben);
  expect(await viewsOf(ben)).toEqual([{ name: 'Mine', query: 'kind=test', isShared: false, isOwn: true }]);
});

test('there is an end to what one person keeps', async () => {
  const before = (await viewsOf(ann)).length;
  for (let view = before; view < 200; view += 1) await create(ann, `View ${view}`);
  expect((await api.call('callView.create', { name: 'One more', query: '' }, ann)).code).toBe('TOO_MANY_VIEWS');
});
