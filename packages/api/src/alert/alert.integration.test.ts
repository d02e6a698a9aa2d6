import { useDatabase } from '@aybiza/db/testing/use-database';
import type { WorkspaceId } from '@aybiza/foundation/ids';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Credentials, startTestApi, type TestApi } from '../testing/start-test-api.ts';

const world = useDatabase();
let api: TestApi;
let workspaceId: WorkspaceId;
let ann: Credentials;
const RULE = { name: ' Broken off ', measure: 'dropped', side: 'above', threshold: 20, windowMinutes: 60 };

beforeAll(async () => {
  api = await startTestApi(world);
  workspaceId = await api.workspace('alerts');
  ann = (await api.person('ann', [{ workspaceId, role: 'editor' }])).credentials;
});

afterAll(() => api.stop());

test('a rule is over where its threshold is, unless it says where calm begins', async () => {
  expect((await api.call('alert.createRule', RULE, ann)).status).toBe(200);
  expect((await api.call('alert.createRule', { ...RULE, name: 'Calm', calmAt: 5 }, ann)).status).toBe(200);
  expect((await api.call('alert.listRules', undefined, ann)).body).toMatchObject([
    { name: 'Broken off', threshold: 20, calmAt: 20, agentId: null, enabled: true, lastValue: null, checkedAt: null },
    { name: 'Calm', calmAt: 5 },
  ]);
});

test.each([
  ['calmAt', { calmAt: 30 }],
  ['calmAt', { side: 'below', calmAt: 10 }],
  ['threshold', { threshold: 101 }],
  ['windowMinutes', { windowMinutes: 5 }],
  ['emails.0', { emails: ['desk'] }],
  ['name', { name: '  ' }],
])('a rule with a wrong %s is refused, naming it', async (path, change) => {
  const reply = await api.call('alert.createRule', { ...RULE, ...change }, ann);
  expect([reply.status, reply.body]).toMatchObject([400, { data: { issues: [{ path }] } }]);
});

test('nobody watches an agent of somebody else', async () => {
  const reply = await api.call('alert.createRule', { ...RULE, agentId: 'agt_00000000000000000000' }, ann);
  expect([reply.status, reply.code]).toEqual([404, 'NOT_FOUND']);
});
