import { createHmac } from 'node:crypto';
import { useDatabase } from '@aybiza/db/testing/use-database';
import { listWebhookDeliveries } from '@aybiza/db/webhook-deliveries';
import {
  createWebhook,
  findWebhook,
  renewWebhookSecret,
  updateWebhook,
  type Webhook,
  webhookSecretPlace,
} from '@aybiza/db/webhooks';
import { isSealed } from '@aybiza/foundation/sealer';
import { fakeClock } from '@aybiza/foundation/testing/fake-clock';
import { createSafeFetch } from '@aybiza/safe-fetch';
import { afterEach, expect, test } from 'vitest';
import type { JobTry } from '../job-handler.ts';
import { type EndedCallInTest, SECRET, sealer, seedEndedCall } from '../testing/ended-call.ts';
import { aTry } from '../testing/job-try.ts';
import { startWebhookReceiver } from '../testing/webhook-receiver.ts';
import { createDeliverWebhook, messageId } from './deliver-webhook.ts';

const world = useDatabase();
const ending: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ending.splice(0)) await end();
});

type Answers = Parameters<typeof startWebhookReceiver>[0];

async function stage(answers?: Answers) {
  const receiver = await startWebhookReceiver(answers);
  const clock = fakeClock(Date.now());
  const safeFetch = createSafeFetch({ clock, allowPrivate: [receiver.host] });
  ending.push(() => safeFetch.close(), receiver.close);
  const call = await seedEndedCall(world.db, { webhookUrls: [receiver.url], tellsWorker: false });
  const [webhook] = call.webhooks;
  if (webhook === undefined) throw new Error('one webhook was asked for');
  const handler = createDeliverWebhook({ db: world.db, safeFetch, clock, sealer });
  return { receiver, clock, handler, call, webhook, ...actions(call, webhook, handler) };
}

function actions(call: EndedCallInTest, webhook: Webhook, handler: ReturnType<typeof createDeliverWebhook>) {
  const payload = { webhookId: webhook.id, event: 'call.ended' as const, callId: call.callId };
  const job = aTry(call.workspaceId, payload);
  return {
    job,
    /** Like the worker: the effect follows in a transaction. */
    async attempt(changes: Partial<JobTry<typeof payload>> = {}) {
      const result = await handler.run({ ...job, ...changes });
      if (result.status === 'done') await world.db.forWorkspace(call.workspaceId, result.effect);
      return result.status;
    },
    deliveries: (of = webhook) => world.db.forWorkspace(call.workspaceId, (tx) => listWebhookDeliveries(tx, of.id, 10)),
    stored: () => world.db.forWorkspace(call.workspaceId, (tx) => findWebhook(tx, webhook.id)),
  };
}

test('the receiver gets the call, signed as the reference library expects it', async () => {
  const { receiver, attempt, call, job, deliveries } = await stage();
  await attempt();
  expect(receiver.received).toHaveLength(1);
  expect(receiver.received[0]?.headers).toMatchObject({
    'content-type': 'application/json',
    'webhook-id': messageId(job.id),
  });
  expect(receiver.received[0]?.message).toMatchObject({
    type: 'call.ended',
    timestamp: '2026-11-22T09:02:00.000Z',
    data: { callId: call.callId, outcome: 'moved', variables: { day: '2026-11-27' }, summary: null, recording: null },
  });
  expect(await deliveries()).toMatchObject([
    { status: 'delivered', attempts: 1, responseStatus: 204, lastError: null },
  ]);
});

/** By the rule of Standard Webhooks, in no library's words. */
function signatureOf(secret: string, { id, timestamp, body }: { id: string; timestamp: string; body: string }): string {
  const key = Buffer.from(secret.slice('whsec_'.length), 'base64');
  return `v1,${createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')}`;
}

test('check 119: a message is signed as the libraries of all languages expect it', async () => {
  // The vector that they are all tested with: github.com/standard-webhooks/standard-webhooks.
  const vector = { id: 'msg_p5jXN8AQM9LWM0D4loKWxJek', timestamp: '1614265330', body: '{"test": 2432232314}' };
  const signed = signatureOf('whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', vector);
  expect(signed).toBe('v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=');
  const { receiver, attempt } = await stage();
  await attempt();
  const [first] = receiver.received;
  const headers: Record<string, string> = first?.headers ?? {};
  const said = {
    id: headers['webhook-id'] ?? '',
    timestamp: headers['webhook-timestamp'] ?? '',
    body: first?.body ?? '',
  };
  expect(headers['webhook-signature']).toBe(signatureOf(SECRET, said));
});

test('while a secret is being changed, messages are signed with the new one and the one before it, and then no more', async () => {
  const { receiver, attempt, call, webhook, clock, stored } = await stage((index) => ({
    status: index < 2 ? 500 : 204,
  }));
  const place = webhookSecretPlace(call.workspaceId, webhook.id);
  const renewed = `whsec_${Buffer.from('a newer secret of this webhook!!').toString('base64')}`;
  const sealed = sealer.seal(renewed, place);
  const renewal = { before: webhook.secret, sealed, now: clock.now(), until: clock.now() + 60_000 };
  await world.db.forWorkspace(call.workspaceId, (tx) => renewWebhookSecret(tx, webhook.id, renewal));
  await expect(attempt()).rejects.toMatchObject({ code: 'WEBHOOK_FAILED' });
  // The receiver still has the old one, and has understood.
  const [first] = receiver.received;
  const timestamp = String(first?.headers['webhook-timestamp']);
  const said = { id: String(first?.headers['webhook-id']), timestamp, body: first?.body ?? '' };
  const both = [signatureOf(renewed, said), signatureOf(SECRET, said)];
  expect(String(first?.headers['webhook-signature']).split(' ')).toEqual(both);
  expect((await stored())?.secret).toBe(sealed);
  clock.advance(60_000);
  await expect(attempt()).rejects.toMatchObject({ message: expect.stringContaining('answered with 401') });
  expect(receiver.received).toHaveLength(1);
});

test('every attempt has the same id and body, and its own time and signature', async () => {
  const { receiver, attempt, clock, deliveries } = await stage((index) => ({ status: index === 0 ? 500 : 200 }));
  await expect(attempt()).rejects.toMatchObject({ code: 'WEBHOOK_FAILED', retryable: true });
  expect(await deliveries()).toMatchObject([{ status: 'failed', attempts: 1, lastError: 'answered with 500' }]);
  clock.advance(5_000);
  await attempt();
  const [first, second] = receiver.received;
  expect(second?.body).toBe(first?.body);
  expect(second?.headers['webhook-id']).toBe(first?.headers['webhook-id']);
  const times = receiver.received.map(({ headers }) => Number(headers['webhook-timestamp']));
  expect((times[1] ?? 0) - (times[0] ?? 0)).toBe(5);
  expect(second?.headers['webhook-signature']).not.toBe(first?.headers['webhook-signature']);
  expect(await deliveries()).toMatchObject([{ status: 'delivered', attempts: 2 }]);
});

test('a message that was delivered is not sent again', async () => {
  const { receiver, attempt } = await stage();
  await attempt();
  await attempt();
  expect(receiver.received).toHaveLength(1);
});

test('a receiver that is gone is turned off', async () => {
  const { attempt, deliveries, stored } = await stage(() => ({ status: 410 }));
  expect(await attempt()).toBe('done');
  expect(await deliveries()).toMatchObject([{ status: 'dead', attempts: 1, responseStatus: 410 }]);
  expect(await stored()).toMatchObject({ enabled: false });
});

test('a redirect is a failure and is not followed', async () => {
  const elsewhere = await startWebhookReceiver();
  ending.push(elsewhere.close);
  const { attempt, deliveries } = await stage(() => ({ status: 301, headers: { location: elsewhere.url } }));
  await expect(attempt()).rejects.toMatchObject({ retryable: true });
  expect(elsewhere.received).toEqual([]);
  expect(await deliveries()).toMatchObject([{ status: 'failed', responseStatus: 301 }]);
});

test('after the last attempt the message is dead', async () => {
  const { attempt, deliveries } = await stage(() => ({ status: 503 }));
  await expect(attempt({ isLastTry: true })).rejects.toMatchObject({ retryable: true });
  expect(await deliveries()).toMatchObject([{ status: 'dead', attempts: 1, lastError: 'answered with 503' }]);
});

test('a receiver that cannot be reached is tried again', async () => {
  const { receiver, attempt, deliveries } = await stage();
  await receiver.close();
  ending.pop();
  await expect(attempt()).rejects.toMatchObject({ retryable: true });
  expect(await deliveries()).toMatchObject([{ status: 'failed', responseStatus: null }]);
});

test('a webhook that leads into our own network is given up at once, without a connection', async () => {
  const { call, handler } = await stage();
  const inside = await startWebhookReceiver();
  ending.push(inside.close);
  const webhook = await world.db.forWorkspace(call.workspaceId, (tx) =>
    createWebhook(tx, { url: inside.url, secret: SECRET, events: ['call.ended'] }),
  );
  const { attempt, deliveries } = actions(call, webhook, handler);
  await expect(attempt()).rejects.toMatchObject({ retryable: false });
  expect(inside.received).toEqual([]);
  expect(await deliveries()).toMatchObject([{ status: 'dead', lastError: 'This address is not allowed.' }]);
});

test('a webhook without a usable secret gets nothing unsigned', async () => {
  const { call, handler, receiver } = await stage();
  const webhook = await world.db.forWorkspace(call.workspaceId, (tx) =>
    createWebhook(tx, { url: receiver.url, secret: 'not base64!', events: [] }),
  );
  const { attempt, deliveries } = actions(call, webhook, handler);
  await expect(attempt()).rejects.toMatchObject({ retryable: false });
  expect(receiver.received).toEqual([]);
  expect(await deliveries()).toMatchObject([{ status: 'dead' }]);
});

test('a secret from before there was sealing signs all the same, and is sealed from then on', async () => {
  const { call, handler, receiver } = await stage();
  const webhook = await world.db.forWorkspace(call.workspaceId, (tx) =>
    createWebhook(tx, { url: receiver.url, secret: SECRET, events: ['call.ended'] }),
  );
  const { attempt, job, stored } = actions(call, webhook, handler);
  await attempt();
  const sealed = (await stored())?.secret ?? '';
  expect(isSealed(sealed)).toBe(true);
  expect(sealer.open(sealed, webhookSecretPlace(call.workspaceId, webhook.id))).toBe(SECRET);
  await attempt({ id: aTry(call.workspaceId, null).id });
  // The receiver has refused what was not signed with this secret.
  expect(receiver.received.map(({ headers }) => headers['webhook-id'])).toEqual([
    messageId(job.id),
    expect.any(String),
  ]);
});

test('a secret that was copied from another webhook signs nothing, and the message says what to do', async () => {
  const { call, handler, receiver, webhook: from } = await stage();
  const copy = await world.db.forWorkspace(call.workspaceId, (tx) =>
    createWebhook(tx, { url: receiver.url, secret: from.secret, events: ['call.ended'] }),
  );
  const { attempt, deliveries } = actions(call, copy, handler);
  await expect(attempt()).rejects.toMatchObject({ retryable: false });
  expect(receiver.received).toEqual([]);
  expect(await deliveries()).toMatchObject([{ status: 'dead', lastError: expect.stringContaining('add it again') }]);
});

test('a webhook that was turned off meanwhile gets nothing', async () => {
  const { call, attempt, webhook, receiver, deliveries } = await stage();
  await world.db.forWorkspace(call.workspaceId, (tx) => updateWebhook(tx, webhook.id, { enabled: false }));
  await attempt();
  expect(receiver.received).toEqual([]);
  expect(await deliveries()).toMatchObject([{ status: 'dead', lastError: 'the webhook is off' }]);
});

test('a fifth message to a receiver that is still busy with four is postponed', async () => {
  let answerAll = () => {};
  const released = new Promise<void>((resolve) => {
    answerAll = resolve;
  });
  let busy = () => {};
  const isBusy = new Promise<void>((resolve) => {
    busy = resolve;
  });
  const { attempt, call, receiver } = await stage(async (index) => {
    if (index === 3) busy();
    await released;
    return { status: 200 };
  });
  const four = [1, 2, 3, 4].map(() => attempt({ id: aTry(call.workspaceId, null).id }));
  await isBusy;
  expect(await attempt()).toBe('postponed');
  answerAll();
  expect(await Promise.all(four)).toEqual(Array(4).fill('done'));
  expect(receiver.received).toHaveLength(4);
});
