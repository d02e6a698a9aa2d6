import { useDatabase } from '@aybiza/db/testing/use-database';
import { fakeClock } from '@aybiza/foundation/testing/fake-clock';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Credentials, startTestApi, type TestApi } from '../testing/start-test-api.ts';

const DAY_MS = 24 * 60 * 60_000;
const world = useDatabase();
const clock = fakeClock(Date.now());
let testApi: TestApi;
let owner: Credentials;

beforeAll(async () => {
  testApi = await startTestApi(world, { clock });
  const workspaceId = await testApi.workspace('has-webhooks');
  owner = (await testApi.person('owner', [{ workspaceId, role: 'owner' }])).credentials;
});
afterAll(() => testApi.stop());

const call = (procedure: string, input?: unknown) => testApi.call(procedure, input, owner);

async function aWebhook() {
  const { body } = await call('webhook.create', { url: 'https://example.com/hook', events: ['call.ended'] });
  const { webhookId, secret } = body as { webhookId: string; secret: string };
  const previousUntil = async () => {
    const listed = (await call('webhook.list')).body as { id: string; previousUntil: number | null }[];
    return listed.find(({ id }) => id === webhookId)?.previousUntil;
  };
  return { webhookId, secret, previousUntil };
}

test('a secret is renewed, shown once, and the one before signs as well for a day', async () => {
  const { webhookId, secret, previousUntil } = await aWebhook();
  expect(await previousUntil()).toBeNull();
  const renewed = await call('webhook.renewSecret', { webhookId });
  const until = clock.now() + DAY_MS;
  expect(renewed.body).toEqual({ secret: expect.stringMatching(/^whsec_/), previousUntil: until });
  expect(renewed.text).not.toContain(secret);
  expect(await previousUntil()).toBe(until);
  expect((await call('webhook.list')).text).not.toContain('whsec_');
  clock.advance(DAY_MS);
  expect(await previousUntil()).toBeNull();
});

test('it is not renewed again while the one before signs, unless that is ended first', async () => {
  const { webhookId, previousUntil } = await aWebhook();
  await call('webhook.renewSecret', { webhookId });
  expect((await call('webhook.renewSecret', { webhookId })).code).toBe('RENEWED_LATELY');
  expect((await call('webhook.endPreviousSecret', { webhookId })).body).toEqual({ ended: true });
  expect((await call('webhook.endPreviousSecret', { webhookId })).body).toEqual({ ended: false });
  expect(await previousUntil()).toBeNull();
  expect((await call('webhook.renewSecret', { webhookId })).status).toBe(200);
});
