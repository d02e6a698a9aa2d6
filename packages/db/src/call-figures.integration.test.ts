import { type CallEventBody, foldFigures } from '@aybiza/call-log';
import type { WorkspaceId } from '@aybiza/foundation/ids';
import { beforeEach, describe, expect, test } from 'vitest';
import { deleteAgent } from './agents.ts';
import { sumCallsByStep, sumCallsByVersion, sumOutcomes } from './analytics/call-sums.ts';
import { sumLatency, sumLatencyByVersion } from './analytics/latency-sums.ts';
import { localPeriod } from './analytics/local-period.ts';
import { sumNodes } from './analytics/node-sums.ts';
import { sumUsage } from './analytics/usage-sums.ts';
import { saveCallFigures } from './call-figures.ts';
import { deleteCall } from './calls.ts';
import { listMarkedWorkspaces, redoMarkedQuarters } from './redo-quarters.ts';
import { type FinishedCall, seedFinishedCall } from './testing/finished-call.ts';
import { type PublishedAgent, seedPublishedAgent, seedWorkspace } from './testing/seed.ts';
import { untilSomebodyWaits, useDatabase } from './testing/use-database.ts';
import { clientOf, type Tx } from './transaction.ts';

const NINE = Date.UTC(2026, 10, 23, 9);
const world = useDatabase();
let workspaceId: WorkspaceId;
let published: PublishedAgent;
let count = 0;

beforeEach(async () => {
  count += 1;
  workspaceId = await seedWorkspace(world.db, `figures-${count}`);
  published = await inWorkspace(seedPublishedAgent);
});

const inWorkspace = <Value>(work: (tx: Tx) => Promise<Value>) => world.db.forWorkspace(workspaceId, work);
const measure = ({ id, events }: FinishedCall) => inWorkspace((tx) => saveCallFigures(tx, id, foldFigures(events)));
const redo = () => inWorkspace((tx) => redoMarkedQuarters(tx, 100));
const day = localPeriod({ from: '2026-11-23', before: '2026-11-24', timeZone: 'UTC' }, 'day');
const callsOfDay = async () => (await inWorkspace((tx) => sumCallsByStep(tx, {}, day)))[0]?.calls;

const turn: CallEventBody[] = [
  { type: 'moved', node: '', port: 'next', to: 'start' },
  { type: 'moved', node: 'start', port: 'next', to: 'bye' },
  { type: 'callerSaid', text: 'Hello', speechMs: 500 },
  { type: 'understood', node: 'bye', layer: 'local', taken: 'x', passedOver: [] },
  { type: 'turnTimed', recogniserMs: 100, decisionMs: 0, modelMs: 0, requestMs: 0, voiceMs: 90, transportMs: 10 },
];

const seedCall = (changes: Parameters<typeof seedFinishedCall>[2] = {}, entries = turn) =>
  seedFinishedCall(world.db, { workspaceId, published, entries }, { startedAt: NINE, ...changes });

describe('the sums of a quarter of an hour', () => {
  test('hold every call that was measured, once, however often it was', async () => {
    for (const call of [await seedCall(), await seedCall({ outcome: 'booked', startedAt: NINE + 60_000 })]) {
      expect(await measure(call)).toBe(true);
      expect(await measure(call)).toBe(true);
    }
    expect(await redo()).toBe(1);
    expect(await redo()).toBe(0);
    const [sums] = await inWorkspace((tx) => sumCallsByStep(tx, {}, day));
    expect(sums).toMatchObject({ calls: 2, contained: 2, left: 0, turns: 2, durationMs: 10_000, understoodLocal: 2 });
    expect(await inWorkspace((tx) => sumOutcomes(tx, {}, day))).toEqual([
      { outcome: 'booked', ending: 'contained', calls: 1, durationMs: 5_000 },
      { outcome: 'finished', ending: 'contained', calls: 1, durationMs: 5_000 },
    ]);
  });

  test('know nodes, answers and what was used', async () => {
    await measure(await seedCall());
    await redo();
    const [nodes, latency, usage] = await Promise.all([
      inWorkspace((tx) => sumNodes(tx, {}, day)),
      inWorkspace((tx) => sumLatency(tx, {}, day)),
      inWorkspace((tx) => sumUsage(tx, {}, day)),
    ]);
    expect(nodes).toEqual([
      { nodeId: 'bye', calls: 1, visits: 1, dwellMs: 4_000, endedHere: 1, lostHere: 0 },
      { nodeId: 'start', calls: 1, visits: 1, dwellMs: 1_000, endedHere: 0, lostHere: 0 },
    ]);
    const total = latency.find(({ part }) => part === 'total');
    expect(total?.turns).toBe(1);
    expect(Math.abs((total?.p50 ?? 0) / 200 - 1)).toBeLessThan(0.05);
    expect(usage).toContainEqual({ unit: 'callerSpeechMs', source: '', practice: false, amount: 500 });
  });

  test('stand side by side by version, those of drafts that were tried as well', async () => {
    await measure(await seedCall());
    await measure(await seedCall({ flowVersionId: null, isTest: true }));
    await redo();
    const versions = await inWorkspace((tx) => sumCallsByVersion(tx, {}, day));
    expect(versions.map(({ flowVersionId, calls }) => [flowVersionId, calls]).sort()).toEqual([
      ['', 1],
      [published.version.id, 1],
    ]);
    const latency = await inWorkspace((tx) => sumLatencyByVersion(tx, { isTest: false }, day));
    expect([...latency.keys()]).toEqual([published.version.id]);
  });

  test('forget a call that was deleted, and those of an agent that was', async () => {
    const call = await seedCall();
    await measure(call);
    await measure(await seedCall());
    await redo();
    expect(await callsOfDay()).toBe(2);
    await inWorkspace((tx) => deleteCall(tx, call.id));
    await redo();
    expect(await callsOfDay()).toBe(1);
    await inWorkspace((tx) => deleteAgent(tx, published.agentId));
    await redo();
    expect(await callsOfDay()).toBe(0);
    expect(await inWorkspace((tx) => clientOf(tx).callNodeFact.count())).toBe(0);
    expect(await inWorkspace((tx) => clientOf(tx).callLatencyQuarter.count())).toBe(0);
    expect(await inWorkspace((tx) => clientOf(tx).callLatencyDay.count())).toBe(0);
  });

  test('take in a call that was measured while they were made', async () => {
    const call = await seedCall();
    let measured: Promise<boolean> | undefined;
    await measure(await seedCall());
    await inWorkspace(async (tx) => {
      await redoMarkedQuarters(tx, 100);
      // It has come by when the sums are not to be seen yet.
      measured = measure(call);
      await measured;
    });
    expect(await callsOfDay()).toBe(1);
    expect(await listMarkedWorkspaces(world.db, 100)).toContain(workspaceId);
    await redo();
    expect(await callsOfDay()).toBe(2);
  });

  test('are made by one worker at a time', async () => {
    await measure(await seedCall());
    const counts = await inWorkspace(async (tx) => [await redoMarkedQuarters(tx, 100), await redo()]);
    expect(counts).toEqual([1, 0]);
  });

  test('follow a call that is measured again with another result', async () => {
    const call = await seedCall();
    await measure(call);
    await redo();
    await measure({ ...call, events: call.events.filter(({ type }) => type !== 'callerSaid' && type !== 'moved') });
    await redo();
    expect((await inWorkspace((tx) => sumCallsByStep(tx, {}, day)))[0]).toMatchObject({ calls: 1, turns: 0 });
    expect(await inWorkspace((tx) => sumNodes(tx, {}, day))).toEqual([]);
  });

  test('belong to the days of any time zone', async () => {
    await measure(await seedCall({ startedAt: Date.UTC(2026, 10, 23, 18, 14, 59) }));
    await measure(await seedCall({ startedAt: Date.UTC(2026, 10, 23, 18, 15) }));
    await redo();
    const days = localPeriod({ from: '2026-11-23', before: '2026-11-25', timeZone: 'Asia/Kathmandu' }, 'day');
    const sums = await inWorkspace((tx) => sumCallsByStep(tx, {}, days));
    expect(sums.map(({ calls }) => calls)).toEqual([1, 1]);
  });

  test('come out the same by whole days and by quarters around them', async () => {
    const startedAt = [Date.UTC(2026, 10, 22, 22), Date.UTC(2026, 10, 23, 12), Date.UTC(2026, 10, 24, 22, 59)];
    for (const moment of startedAt) await measure(await seedCall({ startedAt: moment }));
    await redo();
    for (const timeZone of ['UTC', 'Europe/Zurich', 'Asia/Kathmandu', 'America/St_Johns']) {
      const days = localPeriod({ from: '2026-11-22', before: '2026-11-25', timeZone }, 'day');
      const [total] = await inWorkspace((tx) => sumLatency(tx, {}, days));
      const calls = (await inWorkspace((tx) => sumCallsByStep(tx, {}, days))).reduce((sum, day) => sum + day.calls, 0);
      expect([timeZone, total?.turns]).toEqual([timeZone, calls]);
    }
  });

  test('are of one workspace alone', async () => {
    await measure(await seedCall());
    await redo();
    const other = await seedWorkspace(world.db, `other-${count}`);
    const seen = await world.db.forWorkspace(other, (tx) => clientOf(tx).callQuarter.count());
    expect(seen).toBe(0);
  });
});

test('a call that is still on, or gone, is not measured', async () => {
  const call = await seedCall();
  await inWorkspace((tx) => deleteCall(tx, call.id));
  expect(await measure(call)).toBe(false);
});

test('a call that is deleted while it is measured leaves no figures', async () => {
  const call = await seedCall();
  let measured: Promise<void> | undefined;
  await inWorkspace(async (tx) => {
    await deleteCall(tx, call.id);
    // Waited for from the beginning: it fails as soon as the other one has ended.
    measured = expect(measure(call)).rejects.toThrow();
    await untilSomebodyWaits(world.place);
  });
  await measured;
  expect(await inWorkspace((tx) => clientOf(tx).callFact.count())).toBe(0);
});
