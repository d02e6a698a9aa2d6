import { listAgents } from '@aybiza/db/agents';
import { claimKey } from '@aybiza/db/idempotency-keys';
import { useDatabase } from '@aybiza/db/testing/use-database';
import type { WorkspaceId } from '@aybiza/foundation/ids';
import { type FakeClock, fakeClock } from '@aybiza/foundation/testing/fake-clock';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Credentials, startTestApi, type TestApi } from './testing/start-test-api.ts';

const DAY_MS = 24 * 60 * 60 * 1_000;

const world = useDatabase();
let clock: FakeClock;
let waitsTakeTime = false;
let testApi: TestApi;
let workspaceId: WorkspaceId;
let key: Credentials;

beforeAll(async () => {
  clock = fakeClock();
  testApi = await startTestApi(world, {
    clock: {
      ...clock,
      after: (ms, run) => {
        // A wait of the API lasts for one turn of the database, and as long as it says only where that is looked at.
        if (waitsTakeTime) clock.advance(ms);
        const timer = setImmediate(run);
        return () => clearImmediate(timer);
      },
    },
  });
  workspaceId = await testApi.workspace('once');
  key = await testApi.key(workspaceId, ['agents:read', 'agents:write', 'numbers:write', 'webhooks:write']);
});
afterAll(() => testApi.stop());

const create = (idempotencyKey: string, name: string, as = key) =>
  testApi.rest('POST /agents', { ...as, 'idempotency-key': idempotencyKey }, { name });
const count = async (name: string, inWorkspace = workspaceId) =>
  (await world.db.forWorkspace(inWorkspace, (tx) => listAgents(tx))).filter((agent) => agent.name === name).length;

test('check 78: the same key fifty times at once has one effect, and all get the same answer', async () => {
  const replies = await Promise.all(Array.from({ length: 50 }, () => create('k-50', 'Fifty')));
  expect(new Set(replies.map(({ status }) => status))).toEqual(new Set([200]));
  expect(new Set(replies.map(({ text }) => text)).size).toBe(1);
  expect(await count('Fifty')).toBe(1);
});

test('check 78: the same key with another input is refused', async () => {
  await create('k-other', 'One');
  expect(await create('k-other', 'Two')).toMatchObject({ status: 409, code: 'IDEMPOTENCY_KEY_REUSED' });
  expect(await count('Two')).toBe(0);
});

test('check 78: after a day the same key does it again', async () => {
  await create('k-day', 'Day');
  clock.advance(DAY_MS + 1);
  expect((await create('k-day', 'Day')).status).toBe(200);
  expect(await count('Day')).toBe(2);
});

test('check 78: the same key in another workspace is another key', async () => {
  const other = await testApi.workspace('once-other');
  const theirs = await testApi.key(other, ['agents:write']);
  const [here, there] = [await create('k-both', 'Both'), await create('k-both', 'Both', theirs)];
  expect(here.text).not.toBe(there.text);
  expect([await count('Both'), await count('Both', other)]).toEqual([1, 1]);
});

test('the order of fields is no other input', async () => {
  const send = (body: object) => testApi.rest('POST /webhooks', { ...key, 'idempotency-key': 'k-order' }, body);
  const first = await send({ url: 'https://example.com/a', events: ['call.ended'] });
  const again = await send({ events: ['call.ended'], url: 'https://example.com/a' });
  expect(again.text).toBe(first.text);
});

test('a secret that is shown once is in no table as it is', async () => {
  const made = await testApi.rest(
    'POST /webhooks',
    { ...key, 'idempotency-key': 'k-secret' },
    {
      url: 'https://example.com/b',
      events: ['call.ended'],
    },
  );
  expect(made.text).toContain('whsec_');
  const { rows } = await testApi.query('SELECT reply_sealed FROM idempotency_key WHERE key = $1', ['k-secret']);
  expect(JSON.stringify(rows)).not.toContain('whsec_');
  expect(rows).toHaveLength(1);
});

test('what was refused may be asked for again under the same key', async () => {
  const refused = await testApi.rest(
    'PATCH /agents/agt_0000',
    { ...key, 'idempotency-key': 'k-refused' },
    { name: 'A' },
  );
  expect(refused.status).toBe(404);
  const { rows } = await testApi.query('SELECT key FROM idempotency_key WHERE key = $1', ['k-refused']);
  expect(rows).toEqual([]);
});

test('what was cut off is not done again, and says so', async () => {
  const hashOf = await create('k-hash', 'Hash').then(async () => {
    const { rows } = await testApi.query('SELECT input_hash FROM idempotency_key WHERE key = $1', ['k-hash']);
    return String(Object(rows[0]).input_hash);
  });
  const request = { procedure: 'agent.create', key: 'k-cut', inputHash: hashOf };
  await world.db.forWorkspace(workspaceId, (tx) => claimKey(tx, request, clock.now()));
  waitsTakeTime = true;
  expect(await create('k-cut', 'Hash')).toMatchObject({ status: 409, code: 'IN_PROGRESS' });
  clock.advance(120_001);
  expect(await create('k-cut', 'Hash')).toMatchObject({ status: 409, code: 'OUTCOME_UNKNOWN' });
  expect(await count('Hash')).toBe(1);
});

test.each(['', 'a b', 'x'.repeat(201), 'schön'])('%j is no idempotency key', async (idempotencyKey) => {
  const headers = { ...key, 'idempotency-key': encodeHeader(idempotencyKey) };
  expect(await testApi.rest('POST /agents', headers, { name: 'A' })).toMatchObject({
    status: 400,
    code: 'BAD_IDEMPOTENCY_KEY',
  });
});

/** As Latin-1, which is all a header carries. */
function encodeHeader(text: string): string {
  return Buffer.from(text, 'utf8').toString('latin1');
}

test('one key at the tRPC door and at REST is one key', async () => {
  const headers = { ...key, 'idempotency-key': 'k-doors' };
  const rest = await testApi.rest('POST /agents', headers, { name: 'Doors' });
  const trpc = await testApi.call('agent.create', { name: 'Doors' }, headers);
  expect(trpc.body).toEqual(rest.body);
  expect(await count('Doors')).toBe(1);
});
