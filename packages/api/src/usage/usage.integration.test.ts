import { foldFigures } from '@aybiza/call-log';
import { listAuditEntries } from '@aybiza/db/audit-entries';
import { saveCallFigures } from '@aybiza/db/call-figures';
import { addPhoneNumber } from '@aybiza/db/phone-numbers';
import { redoMarkedQuarters } from '@aybiza/db/redo-quarters';
import { seedFinishedCall } from '@aybiza/db/testing/finished-call';
import { type PublishedAgent, seedPublishedAgent } from '@aybiza/db/testing/seed';
import { useDatabase } from '@aybiza/db/testing/use-database';
import type { WorkspaceId } from '@aybiza/foundation/ids';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { type Credentials, startTestApi, type TestApi } from '../testing/start-test-api.ts';

const world = useDatabase();
const week = { from: '2026-11-20', before: '2026-11-27', timeZone: 'Europe/Zurich' };
const UNLIMITED = {
  callsAtOnce: 'unlimited',
  callsPerDay: 'unlimited',
  minutesPerMonth: 'unlimited',
  costPerMonthMicros: 'unlimited',
  sentence: '',
};
let api: TestApi;
let workspaceId: WorkspaceId;
let published: PublishedAgent;
let owner: Credentials;

beforeAll(async () => {
  api = await startTestApi(world);
  workspaceId = await api.workspace('usage');
  owner = (await api.person('owner', [{ workspaceId, role: 'owner' }])).credentials;
  published = await world.db.forWorkspace(workspaceId, seedPublishedAgent);
  // Ten to midnight of the 21st and ten past it, in Zurich.
  for (const startedAt of [Date.UTC(2026, 10, 21, 22, 50), Date.UTC(2026, 10, 21, 23, 10)]) await tenMinutes(startedAt);
});
afterAll(() => api.stop());

async function tenMinutes(startedAt: number) {
  const seeded = { workspaceId, published, entries: [] };
  const { id, events } = await seedFinishedCall(world.db, seeded, { startedAt });
  const usage = [
    { unit: 'callMs', source: 'twilio', amount: 600_000 },
    { unit: 'recognisedMs', source: 'practice', amount: 600_000 },
    { unit: 'inputTokens', source: 'a-model-of-nobody', amount: 1_000 },
  ] as const;
  await world.db.forWorkspace(workspaceId, async (tx) => {
    await saveCallFigures(tx, id, { ...foldFigures(events), durationMs: 600_000, usage });
    await redoMarkedQuarters(tx, 100);
  });
}

const ask = async (name: string, input?: object) => (await api.call(`usage.${name}`, input, owner)).body;
const usageSchema = z.object({
  currency: z.string(),
  total: z.object({ calls: z.number(), costMicros: z.number(), isPartial: z.boolean() }),
  items: z.array(z.object({ unit: z.string(), source: z.string(), costMicros: z.number().nullable() })),
  days: z.array(z.object({ day: z.string(), calls: z.number(), costMicros: z.number() })),
  agents: z.array(z.object({ name: z.string(), calls: z.number(), costMicros: z.number() })),
});

test('what was used is told by thing, agent and day, with the price of its day', async () => {
  await ask('setPrice', { unit: 'callMs', source: 'twilio', micros: 10_000, validFrom: '2026-01-01' });
  await ask('setPrice', { unit: 'callMs', source: 'twilio', micros: 20_000, validFrom: '2026-11-22' });
  const usage = usageSchema.parse(await ask('get', week));
  expect(usage.total).toEqual({ calls: 2, costMicros: 300_000, isPartial: true });
  expect(usage.days.filter(({ calls }) => calls > 0)).toEqual([
    { day: '2026-11-21', calls: 1, costMicros: 100_000 },
    { day: '2026-11-22', calls: 1, costMicros: 200_000 },
  ]);
  expect(usage.days).toHaveLength(7);
  expect(usage.agents).toMatchObject([{ name: 'Reception', calls: 2, costMicros: 300_000 }]);
  expect(Object.fromEntries(usage.items.map(({ unit, costMicros }) => [unit, costMicros]))).toEqual({
    callMs: 300_000,
    recognisedMs: 0,
    inputTokens: null,
  });
});

test('prices can be looked at, changed and taken away, and who did is written down', async () => {
  const pricesSchema = z.object({
    currency: z.string(),
    own: z.array(z.object({ priceId: z.string(), unit: z.string(), micros: z.number(), validFrom: z.string() })),
    list: z.array(z.object({ vendor: z.string() })).min(5),
  });
  await ask('setCurrency', { currency: 'CHF', dollarMicros: 880_000 });
  await ask('setPrice', { unit: 'messages', source: ' twilio ', micros: 70_000, validFrom: '2026-11-01' });
  const { own, currency } = pricesSchema.parse(await ask('listPrices'));
  expect(currency).toBe('CHF');
  const message = own.find(({ unit }) => unit === 'messages');
  expect(message).toMatchObject({ micros: 70_000, validFrom: '2026-11-01' });
  await ask('removePrice', { priceId: message?.priceId });
  expect(pricesSchema.parse(await ask('listPrices')).own.map(({ unit }) => unit)).not.toContain('messages');
  const actions = (await world.db.forWorkspace(workspaceId, (tx) => listAuditEntries(tx, 50))).map(
    ({ action }) => action,
  );
  expect(actions).toEqual(expect.arrayContaining(['currency.set', 'price.set', 'price.remove']));
});

test('limits are told with how far they are used, and can be taken away again', async () => {
  await ask('setPrice', { unit: 'callMs', source: 'twilio', micros: 10_000, validFrom: '2020-01-01' });
  const set = await ask('setLimits', { ...UNLIMITED, callsPerDay: 40, sentence: ' Please call tomorrow. ' });
  expect(set).toMatchObject({ callsPerDay: 40, callsAtOnce: null, sentence: 'Please call tomorrow.', timeZone: 'UTC' });
  expect(await ask('getLimits')).toMatchObject({ callsPerDay: 40, used: { callsAtOnce: 0 } });
  expect(await ask('setLimits', UNLIMITED)).toMatchObject({ callsPerDay: null });
});

test('nobody is called for a workspace whose limit is reached', async () => {
  const from = '+442079460555';
  await world.db.forWorkspace(workspaceId, (tx) => addPhoneNumber(tx, { e164: from }));
  await ask('setLimits', { ...UNLIMITED, minutesPerMonth: 1 });
  await tenMinutes(Date.now());
  await ask('setLimits', { ...UNLIMITED, minutesPerMonth: 1 });
  const place = { agentId: published.agentId, to: '+442079460999', from };
  const refused = await api.call('calls.place', place, owner);
  expect([refused.status, refused.code]).toEqual([409, 'LIMIT_REACHED']);
  expect(await ask('getLimits')).toMatchObject({
    notices: expect.arrayContaining([expect.objectContaining({ limit: 'minutesPerMonth', level: 'reached' })]),
  });
});

test.each([
  ['a price of less than nothing', 'setPrice', { unit: 'callMs', source: '', micros: -1, validFrom: '2026-01-01' }],
  ['a unit that nobody bills', 'setPrice', { unit: 'modelReplies', source: '', micros: 1, validFrom: '2026-01-01' }],
  ['a day that is none', 'setPrice', { unit: 'callMs', source: '', micros: 1, validFrom: '2026-02-30' }],
  ['a limit of nothing', 'setLimits', { ...UNLIMITED, callsAtOnce: 0 }],
  ['a currency that is none', 'setCurrency', { currency: 'francs', dollarMicros: 1 }],
])('%s is refused', async (_what, name, input) => {
  expect((await api.call(`usage.${name}`, input, owner)).status).toBe(400);
});

test('integrators ask the same by an address', async () => {
  const key = await api.key(workspaceId, ['usage:read']);
  const { body } = await api.rest('GET /usage?from=2026-11-20&before=2026-11-27&timeZone=Europe/Zurich', key);
  expect(usageSchema.parse(body).total.calls).toBe(2);
});
