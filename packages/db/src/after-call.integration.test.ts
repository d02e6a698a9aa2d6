import { createHash } from 'node:crypto';
import { type WorkspaceId, webhookIdSchema } from '@aybiza/foundation/ids';
import { newId } from '@aybiza/foundation/new-id';
import pg from 'pg';
import { beforeAll, expect, test } from 'vitest';
import { createApiKey, findApiKeyOwner, listApiKeys, revokeApiKey } from './api-keys.ts';
import { claimJobEffect } from './job-effects.ts';
import {
  addOutboxRow,
  claimOutboxRows,
  completeOutboxRow,
  failOutboxRow,
  listOutbox,
  listOutboxOfCall,
  noteHandedRows,
  retryOutboxRow,
} from './outbox.ts';
import { seedWorkspace } from './testing/seed.ts';
import { useDatabase } from './testing/use-database.ts';
import { consumeSingleUseToken, issueSingleUseToken } from './tokens.ts';
import type { Tx } from './transaction.ts';
import {
  addWebhookDelivery,
  listWebhookDeliveries,
  listWebhookDeliveriesOfCall,
  recordDeliveryAttempt,
} from './webhook-deliveries.ts';
import { createWebhook, deleteWebhook, findWebhook, listWebhooks, updateWebhook } from './webhooks.ts';

const world = useDatabase();
let workspaceId: WorkspaceId;
const inWorkspace = <Value>(work: (tx: Tx) => Promise<Value>) => world.db.forWorkspace(workspaceId, work);

beforeAll(async () => {
  workspaceId = await seedWorkspace(world.db, 'after-call');
});

async function asOwner(statement: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: world.place.ownerUrl });
  await client.connect();
  const { rows } = await client.query(statement);
  await client.end();
  return rows;
}

/** So that what one test has claimed does not come back in another one. */
const STALE_AFTER_MS = 3_600_000;
const claimFrom = (limit = 100) => claimOutboxRows(world.db, { limit, staleAfterMs: STALE_AFTER_MS });
/** Claimed, and in the queue. */
async function claim(limit?: number) {
  const rows = await claimFrom(limit);
  await noteHandedRows(
    world.db,
    rows.map(({ id }) => id),
  );
  return rows;
}

test('of parallel claimers each outbox row goes to one, from every workspace', async () => {
  const other = await seedWorkspace(world.db, 'after-call-other');
  const added: string[] = [];
  for (const id of [workspaceId, other]) {
    for (let index = 0; index < 20; index++) {
      added.push(await world.db.forWorkspace(id, (tx) => addOutboxRow(tx, { kind: 'race', payload: { index } })));
    }
  }
  const batches = await Promise.all([claim(15), claim(15), claim(15), claim(15)]);
  const claimed = batches.flat().map(({ id }) => id);
  // Whoever meets a locked row skips it, so one more round may be needed for the last ones.
  claimed.push(...(await claim()).map(({ id }) => id));
  expect([...claimed].sort()).toEqual([...added].sort());
  expect(new Set(batches.flat().map((row) => row.workspaceId))).toEqual(new Set([workspaceId, other]));
});

test('rows that somebody is claiming are passed over, not waited for', async () => {
  for (let index = 0; index < 4; index++) await inWorkspace((tx) => addOutboxRow(tx, { kind: 'held', payload: index }));
  const client = new pg.Client({ connectionString: world.place.appUrl });
  await client.connect();
  await client.query('BEGIN');
  const { rows } = await client.query<{ id: string }>('SELECT id FROM claim_outbox(2, 60000)');
  const others = (await claim()).map(({ id }) => id);
  await client.query('COMMIT');
  await client.end();
  await asOwner('UPDATE outbox SET handed_at = now()');
  expect(new Set([...rows.map(({ id }) => id), ...others]).size).toBe(4);
  expect(others).toHaveLength(2);
});

test('a row whose claimer died is handed out again, a completed one never', async () => {
  const [dead, done] = await inWorkspace(async (tx) => [
    await addOutboxRow(tx, { kind: 'stale', payload: 1 }),
    await addOutboxRow(tx, { kind: 'stale', payload: 2 }),
  ]);
  if (dead === undefined || done === undefined) throw new Error('two rows were added');
  expect((await claim()).map(({ attempts }) => attempts)).toEqual([1, 1]);
  await inWorkspace((tx) => completeOutboxRow(tx, done));
  expect(await claim()).toEqual([]);
  await asOwner(`UPDATE outbox SET claimed_at = now() - interval '2 hours'`);
  const again = await claim();
  expect(again.filter(({ kind }) => kind === 'stale')).toMatchObject([{ id: dead, payload: 1, attempts: 2 }]);
});

test('a row whose claimer died before the queue had it is handed out again after seconds, one that the queue has much later', async () => {
  const [lost, queued] = await inWorkspace(async (tx) => [
    await addOutboxRow(tx, { kind: 'between', payload: 1 }),
    await addOutboxRow(tx, { kind: 'between', payload: 2 }),
  ]);
  if (lost === undefined || queued === undefined) throw new Error('two rows were added');
  await claimFrom();
  await noteHandedRows(world.db, [queued]);
  await asOwner(`UPDATE outbox SET claimed_at = now() - interval '6 seconds' WHERE kind = 'between'`);
  expect((await claim()).filter(({ kind }) => kind === 'between')).toMatchObject([{ id: lost }]);
  await asOwner(`UPDATE outbox SET claimed_at = now() - interval '2 hours' WHERE id = '${queued}'`);
  expect((await claim()).filter(({ kind }) => kind === 'between')).toMatchObject([{ id: queued }]);
});

test('a row for later is not claimed before its time', async () => {
  const id = await inWorkspace((tx) =>
    addOutboxRow(tx, { kind: 'later', payload: {}, availableAt: Date.now() + 60_000 }),
  );
  expect((await claim()).map((row) => row.id)).not.toContain(id);
});

test('a job that is given up rests as a dead letter until a person retries it', async () => {
  const id = await inWorkspace((tx) => addOutboxRow(tx, { kind: 'poison', payload: {} }));
  await claim();
  await inWorkspace((tx) => failOutboxRow(tx, id, { error: 'boom' }));
  await asOwner(`UPDATE outbox SET claimed_at = now() - interval '2 hours' WHERE kind = 'poison'`);
  expect((await claim()).map((row) => row.id)).not.toContain(id);
  const dead = await inWorkspace((tx) => listOutbox(tx, { limit: 10, deadOnly: true }));
  expect(dead).toMatchObject([{ id, lastError: 'boom' }]);
  expect(await inWorkspace((tx) => retryOutboxRow(tx, id))).toBe(true);
  expect((await claim()).map((row) => row.id)).toContain(id);
});

test('a job that failed comes again at its time', async () => {
  const id = await inWorkspace((tx) => addOutboxRow(tx, { kind: 'again', payload: {} }));
  await claim();
  await inWorkspace((tx) => failOutboxRow(tx, id, { error: 'once', retryAt: Date.now() - 1 }));
  expect(await claim()).toMatchObject([{ id, attempts: 2 }]);
});

test('an effect whose transaction fails has not happened', async () => {
  const failing = inWorkspace(async (tx) => {
    await claimJobEffect(tx, 'effect-1');
    throw new Error('the effect failed');
  });
  await expect(failing).rejects.toThrow('the effect failed');
  const outcomes = await Promise.all([1, 2, 3].map(() => inWorkspace((tx) => claimJobEffect(tx, 'effect-1'))));
  expect(outcomes.sort()).toEqual([false, false, true]);
});

const secret = () => newId('request').repeat(2);

test('of fifty parallel uses of a token one succeeds', async () => {
  const token = secret();
  const payload = { callId: 'call_1', 'odd\0key': null };
  await inWorkspace((tx) =>
    issueSingleUseToken(tx, { secret: token, purpose: 'browser-call', payload, ttlMs: 60_000 }),
  );
  const use = () => consumeSingleUseToken(world.db, { secret: token, purpose: 'browser-call' });
  const uses = await Promise.all(Array.from({ length: 50 }, use));
  expect(uses.filter((result) => result !== undefined)).toEqual([
    { workspaceId, payload: { callId: 'call_1', 'odd\uFFFDkey': null } },
  ]);
});

test('a token opens nothing else, not later, and not when it is unknown', async () => {
  const [wrongPurpose, expired] = [secret(), secret()];
  await inWorkspace(async (tx) => {
    await issueSingleUseToken(tx, { secret: wrongPurpose, purpose: 'browser-call', payload: null, ttlMs: 60_000 });
    await issueSingleUseToken(tx, { secret: expired, purpose: 'collaborate', payload: null, ttlMs: -1 });
  });
  const uses = [wrongPurpose, expired, secret()].map((token) =>
    consumeSingleUseToken(world.db, { secret: token, purpose: 'collaborate' }),
  );
  expect(await Promise.all(uses)).toEqual([undefined, undefined, undefined]);
  await inWorkspace((tx) => issueSingleUseToken(tx, { secret: secret(), purpose: 'p', payload: null, ttlMs: 60_000 }));
  expect(await asOwner('SELECT FROM single_use_token WHERE expires_at < now()')).toEqual([]);
});

test('the secret of a token is not in the database', async () => {
  const token = secret();
  await inWorkspace((tx) => issueSingleUseToken(tx, { secret: token, purpose: 'p', payload: null, ttlMs: 1_000 }));
  expect(JSON.stringify(await asOwner('SELECT * FROM single_use_token'))).not.toContain(token);
});

test('an API key is found by its hash until it is revoked', async () => {
  const secretHash = createHash('sha256').update('aybiza_live_example').digest('hex');
  const key = await inWorkspace((tx) =>
    createApiKey(tx, {
      name: 'CRM',
      prefix: 'aybiza_live_ex',
      secretHash,
      scopes: ['calls:read'],
      createdBy: 'user-1',
    }),
  );
  const owner = { id: key.id, workspaceId, scopes: ['calls:read'], createdBy: 'user-1', isSuspended: false };
  expect(await findApiKeyOwner(world.db, secretHash)).toEqual(owner);
  const [shown] = await inWorkspace(listApiKeys);
  expect(shown?.lastUsedAt).toEqual(expect.any(Number));
  expect(JSON.stringify(shown)).not.toContain(secretHash);
  expect(await inWorkspace((tx) => revokeApiKey(tx, key.id))).toBe(true);
  expect(await findApiKeyOwner(world.db, secretHash)).toBeUndefined();
  expect(await inWorkspace((tx) => revokeApiKey(tx, key.id))).toBe(false);
});

test('an event goes to the webhooks that are on and want it', async () => {
  const names = await inWorkspace(async (tx) => {
    const wants = await createWebhook(tx, { url: 'https://one.test', secret: 's', events: ['call.ended'] });
    const off = await createWebhook(tx, { url: 'https://two.test', secret: 's', events: ['call.ended'] });
    await createWebhook(tx, { url: 'https://three.test', secret: 's', events: ['call.started'] });
    await updateWebhook(tx, off.id, { enabled: false });
    expect(await findWebhook(tx, wants.id)).toEqual(wants);
    return (await listWebhooks(tx, { event: 'call.ended' })).map(({ url }) => url);
  });
  expect(names).toEqual(['https://one.test']);
  expect(await inWorkspace((tx) => updateWebhook(tx, webhookIdSchema.parse('hook_unknown'), { url: 'x' }))).toBe(false);
});

test('a message to a webhook is one row over all its attempts', async () => {
  const [delivery] = await inWorkspace(async (tx) => {
    const { id: webhookId } = await createWebhook(tx, { url: 'https://four.test', secret: 's', events: [] });
    const message = { id: 'msg_1', webhookId, callId: null, eventName: 'call.ended', payload: { a: 1 } };
    await addWebhookDelivery(tx, message);
    await addWebhookDelivery(tx, message);
    await recordDeliveryAttempt(tx, 'msg_1', { status: 'failed', at: 1_000, error: 'timeout' });
    await recordDeliveryAttempt(tx, 'msg_1', { status: 'delivered', at: 2_000, responseStatus: 204 });
    const deliveries = await listWebhookDeliveries(tx, webhookId, 10);
    expect(deliveries).toHaveLength(1);
    await deleteWebhook(tx, webhookId);
    return deliveries;
  });
  expect(delivery).toMatchObject({
    status: 'delivered',
    attempts: 2,
    responseStatus: 204,
    lastError: null,
    lastAttemptAt: 2_000,
    deliveredAt: 2_000,
  });
});

test('of two workers of whom one finishes a job and the other gives it up, the one who finished is right', async () => {
  const [first, last] = await inWorkspace(async (tx) => {
    const doneFirst = await addOutboxRow(tx, { kind: 'both', payload: null });
    const givenUpFirst = await addOutboxRow(tx, { kind: 'both', payload: null });
    await completeOutboxRow(tx, doneFirst);
    for (const id of [doneFirst, givenUpFirst]) await failOutboxRow(tx, id, { error: 'stalled' });
    await completeOutboxRow(tx, givenUpFirst);
    const rows = await listOutbox(tx, { limit: 200 });
    return [doneFirst, givenUpFirst].map((id) => rows.find((row) => row.id === id));
  });
  for (const row of [first, last]) {
    expect(row).toMatchObject({ doneAt: expect.any(Number), deadAt: null, lastError: null });
  }
});

test('what followed a call is found by the call, however much has happened since', async () => {
  const [callId, later] = [newId('call'), newId('call')];
  const found = await inWorkspace(async (tx) => {
    const { id: webhookId } = await createWebhook(tx, { url: 'https://five.test', secret: 's', events: [] });
    for (const [index, of] of [callId, ...Array<typeof later>(201).fill(later)].entries()) {
      await addOutboxRow(tx, { kind: `job-${index}`, payload: { callId: of } });
      const message = { webhookId, callId: of, eventName: 'call.ended', payload: null };
      await addWebhookDelivery(tx, { ...message, id: `msg_of_call_${index}` });
    }
    await addOutboxRow(tx, { kind: 'job-last', payload: { callId, webhookId } });
    return { jobs: await listOutboxOfCall(tx, callId), deliveries: await listWebhookDeliveriesOfCall(tx, callId) };
  });
  expect(found.jobs.map(({ kind }) => kind).sort()).toEqual(['job-0', 'job-last']);
  expect(found.deliveries).toMatchObject([{ id: 'msg_of_call_0', callId, url: 'https://five.test' }]);
  const other = await seedWorkspace(world.db, 'after-call-stranger');
  const seen = await world.db.forWorkspace(other, async (tx) => [
    ...(await listOutboxOfCall(tx, callId)),
    ...(await listWebhookDeliveriesOfCall(tx, callId)),
  ]);
  expect(seen).toEqual([]);
});

test.each(['outbox', 'webhook_delivery'])(
  'the %s of a call is found by an index, also beneath row-level security',
  async (table) => {
    const client = new pg.Client({ connectionString: world.place.appUrl });
    await client.connect();
    try {
      await client.query(`BEGIN; SET LOCAL enable_seqscan = off; SET LOCAL app.workspace_id = '${workspaceId}'`);
      const question = `EXPLAIN SELECT * FROM ${table} WHERE workspace_id = $1 AND call_id = $2`;
      const { rows } = await client.query<{ 'QUERY PLAN': string }>(question, [workspaceId, newId('call')]);
      const plan = rows.map((row) => row['QUERY PLAN']).join('\n');
      expect(plan).toContain(`${table}_workspace_id_call_id_idx`);
      expect(plan).toMatch(/Index Cond: .*call_id = /);
    } finally {
      await client.end();
    }
  },
);
