import { foldFigures } from '@aybiza/call-log';
import type { CallId, WorkspaceId } from '@aybiza/foundation/ids';
import { newId } from '@aybiza/foundation/new-id';
import { beforeEach, describe, expect, test } from 'vitest';
import { dayAndMonth, periodOfDays } from '../analytics/local-period.ts';
import { sumScores } from '../analytics/score-sums.ts';
import { divideUsage } from '../analytics/usage-sums.ts';
import { saveCallFigures } from '../call-figures.ts';
import { saveCallScore } from '../call-scores.ts';
import { createCall, deleteCall, finishCall } from '../calls.ts';
import { redoMarkedQuarters } from '../redo-quarters.ts';
import { seedFinishedCall } from '../testing/finished-call.ts';
import { aCall, type PublishedAgent, seedPublishedAgent, seedWorkspace } from '../testing/seed.ts';
import { useDatabase } from '../testing/use-database.ts';
import { clientOf, type Tx } from '../transaction.ts';
import { setTimeZone } from '../workspaces.ts';
import { admitCall, findReachedLimit } from './admit-call.ts';
import { listLimitNotices } from './limit-notices.ts';
import { countCallsNow, measureMonth, sumMonth } from './measure-month.ts';
import { removeUsagePrice, saveUsagePrice } from './usage-prices.ts';
import { setUsageLimits, type UsageLimits } from './usage-settings.ts';

const NOW = Date.UTC(2026, 10, 27, 10);
const DAY_MS = 86_400_000;
const NO_LIMITS: UsageLimits = {
  callsAtOnce: null,
  callsPerDay: null,
  minutesPerMonth: null,
  costPerMonthMicros: null,
  sentence: '',
};
const world = useDatabase();
let workspaceId: WorkspaceId;
let published: PublishedAgent;
let count = 0;

beforeEach(async () => {
  count += 1;
  workspaceId = await seedWorkspace(world.db, `usage-${count}`);
  published = await inWorkspace(seedPublishedAgent);
});

const inWorkspace = <Value>(work: (tx: Tx) => Promise<Value>) => world.db.forWorkspace(workspaceId, work);
const limit = (limits: Partial<UsageLimits>) => inWorkspace((tx) => setUsageLimits(tx, { ...NO_LIMITS, ...limits }));
const clock = { now: NOW, timeZone: 'UTC' };
const admit = (callId: CallId = newId('call'), at = clock) => inWorkspace((tx) => admitCall(tx, callId, at));
const notices = async () =>
  (await inWorkspace((tx) => listLimitNotices(tx, 0))).map(
    ({ limitName, level, turnedAway }) => `${limitName} ${level} ${turnedAway}`,
  );

async function begin(startedAt = NOW): Promise<CallId> {
  const call = aCall(published, { startedAt });
  await inWorkspace((tx) => createCall(tx, call));
  return call.id;
}

const end = (callId: CallId) =>
  inWorkspace((tx) =>
    finishCall(tx, callId, {
      status: 'ended',
      endReason: 'finished',
      outcome: 'x',
      variables: {},
      turns: 0,
      endedAt: NOW,
    }),
  );

/** One of ten minutes. */
async function measuredCall(startedAt: number, outcome = 'booked'): Promise<CallId> {
  const { id, events } = await seedFinishedCall(
    world.db,
    { workspaceId, published, entries: [] },
    { startedAt, outcome },
  );
  const figures = { ...foldFigures(events), usage: [{ unit: 'callMs', source: 'twilio', amount: 600_000 }] as const };
  await inWorkspace(async (tx) => {
    await saveCallFigures(tx, id, figures);
    await redoMarkedQuarters(tx, 100);
  });
  return id;
}

describe('a limit', () => {
  test('of calls at once gives its last place once, however many come together', async () => {
    await limit({ callsAtOnce: 3 });
    const answers = await Promise.all(Array.from({ length: 12 }, () => admit()));
    expect(answers.filter((reached) => reached === undefined)).toHaveLength(3);
    expect(answers.filter((reached) => reached === 'callsAtOnce')).toHaveLength(9);
    expect(await notices()).toContain('callsAtOnce reached 9');
  });

  test('forgets a call that is erased', async () => {
    await limit({ callsAtOnce: 1 });
    const callId = await begin();
    await admit(callId);
    await end(callId);
    await inWorkspace((tx) => deleteCall(tx, callId));
    const left = await inWorkspace((tx) => clientOf(tx).callAdmission.count({ where: { workspaceId } }));
    expect(left).toBe(0);
  });

  test('of calls at once has room again when one is over', async () => {
    await limit({ callsAtOnce: 1 });
    const callId = await begin();
    expect(await admit(callId)).toBeUndefined();
    expect(await admit()).toBe('callsAtOnce');
    await end(callId);
    expect(await admit()).toBeUndefined();
  });

  test('asks nobody twice: a call that was let in stays so', async () => {
    await limit({ callsAtOnce: 1, callsPerDay: 1 });
    const callId = await begin();
    expect(await admit(callId)).toBeUndefined();
    expect(await admit(callId)).toBeUndefined();
    expect(await inWorkspace((tx) => countCallsNow(tx, NOW))).toEqual({ atOnce: 1, today: 1 });
  });

  test('of calls a day counts the day of the workspace’s clocks', async () => {
    await limit({ callsPerDay: 2 });
    // In Zurich it is the 28th half an hour later.
    const at = (now: number) => ({ now, timeZone: 'Europe/Zurich' });
    const evening = Date.UTC(2026, 10, 27, 22, 45);
    expect([await admit(undefined, at(evening)), await admit(undefined, at(evening))]).toEqual([undefined, undefined]);
    expect(await admit(undefined, at(evening))).toBe('callsPerDay');
    expect(await admit(undefined, at(evening + 30 * 60_000))).toBeUndefined();
    expect(await notices()).toEqual(expect.arrayContaining(['callsPerDay nearly 0', 'callsPerDay reached 1']));
  });

  test('of calls a day counts what the day had before it was set', async () => {
    for (const _call of [1, 2]) await end(await begin(NOW - 60_000));
    await limit({ callsPerDay: 2 });
    await inWorkspace((tx) => measureMonth(tx, NOW));
    expect(await admit()).toBe('callsPerDay');
  });

  test('of minutes a month counts calls that are over, and begins anew with the month', async () => {
    await measuredCall(NOW - 3 * DAY_MS);
    await measuredCall(NOW - 2 * DAY_MS);
    await limit({ minutesPerMonth: 20 });
    await inWorkspace((tx) => measureMonth(tx, NOW));
    expect(await admit()).toBe('minutesPerMonth');
    expect(await notices()).toEqual(expect.arrayContaining(['minutesPerMonth nearly 0', 'minutesPerMonth reached 1']));
    expect(await admit(undefined, { ...clock, now: NOW + 7 * DAY_MS })).toBeUndefined();
  });

  test('of money warns at four fifths, and turns away at the whole', async () => {
    await measuredCall(NOW - DAY_MS);
    await inWorkspace((tx) =>
      saveUsagePrice(tx, { unit: 'callMs', source: '', micros: 1_000_000, validFrom: '2026-01-01' }),
    );
    await limit({ costPerMonthMicros: 12_000_000 });
    await inWorkspace((tx) => measureMonth(tx, NOW));
    expect(await notices()).toEqual(['costPerMonth nearly 0']);
    expect(await admit()).toBeUndefined();
    await measuredCall(NOW - 60_000);
    await inWorkspace((tx) => measureMonth(tx, NOW));
    expect(await admit()).toBe('costPerMonth');
  });

  test('can be asked about without being used', async () => {
    await limit({ callsAtOnce: 1 });
    expect(await inWorkspace((tx) => findReachedLimit(tx, clock))).toBeUndefined();
    await admit();
    expect(await inWorkspace((tx) => findReachedLimit(tx, clock))).toBe('callsAtOnce');
    expect(await notices()).toEqual(['callsAtOnce nearly 0']);
  });

  test('lets in whoever comes where there is none', async () => {
    expect(await Promise.all(Array.from({ length: 5 }, () => admit()))).toEqual(Array(5).fill(undefined));
    expect(await notices()).toEqual([]);
  });
});

describe('what usage costs', () => {
  const minute = (micros: number, validFrom: string) =>
    inWorkspace((tx) => saveUsagePrice(tx, { unit: 'callMs', source: '', micros, validFrom }));
  const month = async () => (await inWorkspace((tx) => sumMonth(tx, NOW))).costMicros;

  test('follows the price of the day on which it was used', async () => {
    await minute(10_000, '2026-01-01');
    await minute(30_000, '2026-11-26');
    await measuredCall(NOW - 3 * DAY_MS);
    await measuredCall(NOW - 3_600_000);
    expect(await month()).toBe(400_000);
  });

  test('is put right when a price is, for nothing of it was kept', async () => {
    await measuredCall(NOW - 3_600_000);
    const id = await minute(50_000, '2026-11-01');
    expect(await month()).toBe(500_000);
    await minute(20_000, '2026-11-01');
    expect(await month()).toBe(200_000);
    if (id !== undefined) await inWorkspace((tx) => removeUsagePrice(tx, id));
    // What the list says of this vendor.
    expect(await month()).toBe(125_000);
  });

  test('counts in the month of the workspace’s clocks', async () => {
    // In Auckland it is December already.
    await measuredCall(Date.UTC(2026, 10, 30, 12));
    await inWorkspace((tx) => setTimeZone(tx, 'Pacific/Auckland'));
    const at = (now: number) => inWorkspace((tx) => sumMonth(tx, now));
    expect((await at(Date.UTC(2026, 10, 30, 10))).callMs).toBe(0);
    expect((await at(Date.UTC(2026, 11, 3))).callMs).toBe(600_000);
  });

  test('can be told by outcome, also over days that were summed up', async () => {
    await measuredCall(NOW - 2 * DAY_MS, 'booked');
    await measuredCall(NOW - DAY_MS, 'moved');
    await measuredCall(NOW - DAY_MS + 60_000, 'moved');
    const { monthFrom } = dayAndMonth(NOW, 'UTC');
    expect(monthFrom).toBe(Date.UTC(2026, 10, 1));
    const period = periodOfDays(['2026-11-01'], { before: '2026-11-28', timeZone: 'Europe/Zurich' });
    const usage = await inWorkspace((tx) => divideUsage(tx, {}, { period, by: 'outcome' }));
    expect(usage.map(({ of, amount }) => [of, amount])).toEqual([
      ['booked', 600_000],
      ['moved', 1_200_000],
    ]);
  });
});

test('scores are summed up when they come, change when they do, and go with their call', async () => {
  const callId = await measuredCall(NOW - DAY_MS);
  const period = periodOfDays(['2026-11-01'], { before: '2026-11-28', timeZone: 'UTC' });
  const scores = async () => {
    await inWorkspace((tx) => redoMarkedQuarters(tx, 100));
    return (await inWorkspace((tx) => sumScores(tx, {}, period))).map(({ name, calls, score, passed }) => ({
      name,
      calls,
      score,
      passed,
    }));
  };
  await inWorkspace((tx) => saveCallScore(tx, callId, { name: 'service', score: 80, passed: true }));
  expect(await scores()).toEqual([{ name: 'service', calls: 1, score: 80, passed: 1 }]);
  await inWorkspace((tx) => saveCallScore(tx, callId, { name: 'service', score: 40, passed: false }));
  expect(await scores()).toEqual([{ name: 'service', calls: 1, score: 40, passed: 0 }]);
  await inWorkspace((tx) => deleteCall(tx, callId));
  expect(await scores()).toEqual([]);
});
