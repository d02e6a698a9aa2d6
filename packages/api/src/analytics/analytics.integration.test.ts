import { foldFigures } from '@aybiza/call-log';
import { saveCallFigures } from '@aybiza/db/call-figures';
import { saveCallScore } from '@aybiza/db/call-scores';
import { redoMarkedQuarters } from '@aybiza/db/redo-quarters';
import { seedFinishedCall } from '@aybiza/db/testing/finished-call';
import { type PublishedAgent, seedPublishedAgent } from '@aybiza/db/testing/seed';
import { useDatabase } from '@aybiza/db/testing/use-database';
import type { WorkspaceId } from '@aybiza/foundation/ids';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { type Credentials, startTestApi, type TestApi } from '../testing/start-test-api.ts';

const world = useDatabase();
let api: TestApi;
let workspaceId: WorkspaceId;
let published: PublishedAgent;
let viewer: Credentials;
const week = { from: '2026-11-20', before: '2026-11-27', timeZone: 'America/New_York' };

beforeAll(async () => {
  api = await startTestApi(world);
  workspaceId = await api.workspace('analytics');
  viewer = (await api.person('viewer', [{ workspaceId, role: 'viewer' }])).credentials;
  published = await world.db.forWorkspace(workspaceId, seedPublishedAgent);
  // A quarter past eleven in the evening of the 22nd in New York.
  const callId = await seedMeasured({ startedAt: Date.UTC(2026, 10, 23, 4, 15) });
  await seedMeasured({ startedAt: Date.UTC(2026, 10, 23, 15), isTest: true, flowVersionId: null });
  await world.db.forWorkspace(workspaceId, async (tx) => {
    await saveCallScore(tx, callId, { name: 'service', score: 70, passed: true });
    await redoMarkedQuarters(tx, 100);
  });
});

afterAll(() => api.stop());

async function seedMeasured(changes: Parameters<typeof seedFinishedCall>[2]) {
  const timed = { recogniserMs: 100, decisionMs: 1, modelMs: 0, requestMs: 0, voiceMs: 90, transportMs: 10 };
  const entries = [
    { type: 'moved', node: '', port: 'next', to: 'bye' },
    { type: 'turnTimed', ...timed },
  ] as const;
  const { id, events } = await seedFinishedCall(world.db, { workspaceId, published, entries }, changes);
  await world.db.forWorkspace(workspaceId, (tx) => saveCallFigures(tx, id, foldFigures(events)));
  return id;
}

const ask = async (name: string, input: object) => (await api.call(`analytics.${name}`, input, viewer)).body;
const pointsSchema = z.array(z.object({ startsAt: z.number(), calls: z.number() }));

test('a call counts on the day that it was where people look at it', async () => {
  const days = pointsSchema.parse(await ask('getVolume', { ...week, isTest: false }));
  expect(days).toHaveLength(7);
  expect(days.filter(({ calls }) => calls > 0)).toEqual([{ startsAt: Date.UTC(2026, 10, 22, 5), calls: 1 }]);
  const hours = pointsSchema.parse(await ask('getVolume', { ...week, isTest: false, step: 'hour' }));
  expect(hours).toHaveLength(168);
  expect(hours.filter(({ calls }) => calls > 0)).toEqual([{ startsAt: Date.UTC(2026, 10, 23, 4), calls: 1 }]);
});

test('each panel of a dashboard has its figures', async () => {
  const { agentId, version } = published;
  expect(await ask('getOutcomes', week)).toEqual([
    { outcome: 'finished', ending: 'contained', calls: 2, durationMs: 4_000 },
  ]);
  expect(await ask('getNodes', { ...week, agentId })).toEqual([
    { nodeId: 'bye', calls: 2, visits: 2, dwellMs: 4_000, endedHere: 2, lostHere: 0 },
  ]);
  expect(await ask('getLatency', week)).toMatchObject([
    { part: 'total', turns: 2 },
    { part: 'recogniser' },
    {},
    {},
    {},
    {},
    {},
  ]);
  expect(await ask('getUsage', week)).toEqual(
    ['callMs', 'recognisedMs'].map((unit) => ({ unit, source: '', practice: false, amount: 4_000 })),
  );
  // Nobody noted whose line it was: no list price fits, and that is said.
  expect(await ask('getCosts', week)).toMatchObject({ costMicros: 0, isPartial: true });
  expect(await ask('getScores', week)).toEqual([
    { name: 'service', flowVersionId: version.id, calls: 1, score: 70, passed: 1 },
  ]);
  const versions = z
    .array(z.object({ flowVersionId: z.string().nullable(), number: z.number().nullable(), calls: z.number() }))
    .parse(await ask('getVersions', { ...week, agentId }));
  expect(versions.sort((left, right) => (left.number ?? 0) - (right.number ?? 0))).toEqual([
    { flowVersionId: null, number: null, calls: 1 },
    { flowVersionId: version.id, number: 1, calls: 1 },
  ]);
});

test('a comparison needs two published versions, and drafts that were tried are none', async () => {
  const { agentId, version } = published;
  expect(await ask('getComparison', { ...week, agentId })).toEqual({ baseVersionId: version.id, comparisons: [] });
});

test.each([
  ['a time zone that is none', { timeZone: 'Middle/Earth' }],
  ['an offset, whose clocks never change', { timeZone: '+02:00' }],
  ['a day that is none', { from: '2026-02-30' }],
  ['a period that ends before it begins', { from: '2026-11-27', before: '2026-11-20' }],
  ['more than 400 days', { from: '2025-01-01' }],
  ['more than a month by the hour', { from: '2026-10-01', step: 'hour' }],
])('%s is refused', async (_what, change) => {
  expect((await api.call('analytics.getVolume', { ...week, ...change }, viewer)).status).toBe(400);
});

test('integrators ask the same by an address', async () => {
  const key = await api.key(workspaceId, ['calls:read']);
  const { body } = await api.rest(
    'GET /analytics/outcomes?from=2026-11-20&before=2026-11-27&timeZone=Europe/Zurich&isTest=true',
    key,
  );
  expect(body).toMatchObject([{ calls: 1 }]);
});
