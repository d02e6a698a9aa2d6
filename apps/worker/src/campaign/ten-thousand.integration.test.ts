import { addCampaignNumbers, countNumbers } from '@aybiza/db/campaigns/campaign-numbers';
import { listUntakenTries, settleTries, takeBackTries } from '@aybiza/db/campaigns/campaign-tries';
import { addCampaign, changeCampaign, findCampaign, lockCampaign } from '@aybiza/db/campaigns/campaigns';
import type { Db, Tx } from '@aybiza/db/client';
import { saveDeployment } from '@aybiza/db/deployments';
import { setOutboundRules } from '@aybiza/db/outbound/outbound-rules';
import { addPhoneNumber } from '@aybiza/db/phone-numbers';
import { setCallingChoice } from '@aybiza/db/privacy/calling-choices';
import { seedPublishedAgent, seedWorkspace } from '@aybiza/db/testing/seed';
import { useDatabase } from '@aybiza/db/testing/use-database';
import type { WorkspaceId } from '@aybiza/foundation/ids';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { driveCampaign } from './drive-campaign.ts';
import { outboundFlow } from './testing/outbound-flow.ts';
import { KilledError, RandomTelephone, type Ring, seeded, toReport } from './testing/random-telephone.ts';

const NUMBERS = 10_000;
const AT_ONCE = 150;
const MOST_TRIES = 3;
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
/** A Thursday, three days before clocks change in Europe. */
const START = Date.UTC(2026, 2, 26, 6);
const world = useDatabase();
let database: pg.Client;

beforeAll(async () => {
  database = new pg.Client({ connectionString: world.place.ownerUrl });
  await database.connect();
});
afterAll(() => database.end());

/** Who is on the list, and where their clock is; undefined: they may never be called. */
function listEntry(index: number): { e164: string; zone: string | undefined; timeZone: string | null } {
  const tail = String(index).padStart(6, '0');
  if (index % 100 === 3) return { e164: `+79161${tail}`, zone: undefined, timeZone: null };
  if (index % 100 === 4) return { e164: `+33612${tail}`, zone: undefined, timeZone: null };
  if (index % 100 < 25) return { e164: `+1212${2_000_000 + index}`, zone: 'America/New_York', timeZone: null };
  if (index % 100 < 45) return { e164: `+1310${2_000_000 + index}`, zone: 'America/Los_Angeles', timeZone: null };
  if (index % 100 < 50) return { e164: `+79162${tail}`, zone: 'Asia/Vladivostok', timeZone: 'Asia/Vladivostok' };
  return { e164: `+447923${tail}`, zone: 'Europe/London', timeZone: null };
}
const entries = Array.from({ length: NUMBERS }, (_, index) => listEntry(index));
/** They had refused before it began. */
const hasRefused = (index: number) => index % 200 === 60;

async function seed(
  run: number,
): Promise<{ workspaceId: WorkspaceId; campaignId: Awaited<ReturnType<typeof addCampaign>> }> {
  const workspaceId = await seedWorkspace(world.db, `ten-thousand-${run}`);
  const from = `+44207946000${run}`;
  const campaignId = await world.db.forWorkspace(workspaceId, async (tx) => {
    const { agentId, version } = await seedPublishedAgent(tx, outboundFlow);
    const weights = [{ flowVersionId: version.id, statechartHash: version.statechartHash, weight: 1 }];
    await saveDeployment(tx, { agentId, environment: 'live', weights });
    await addPhoneNumber(tx, { e164: from });
    const caps = { atOnce: AT_ONCE, perNumberHour: 4_000, perDestinationHour: 2, costPerDayMicros: 1_000_000_000 };
    await setOutboundRules(tx, { ...caps, countries: ['US', 'RU'] });
    const week = [...Array.from({ length: 5 }, () => [{ from: '09:00', to: '17:00' }]), [], []];
    const pauseMinutes = { machine: 120, noAnswer: 60, busy: 10, failed: 30, hungUpEarly: 240 };
    const plan = { name: 'All', agentId, fromE164: from, week, mostTries: MOST_TRIES, pauseMinutes, callsAtOnce: 200 };
    return addCampaign(tx, { ...plan, practice: true, createdBy: 'person', createdAt: START });
  });
  const numbers = entries.map(({ e164, timeZone }) => ({ e164, timeZone, name: '', inputs: {}, consent: 'By form.' }));
  for (let first = 0; first < NUMBERS; first += 2_500)
    await world.db.forWorkspace(workspaceId, async (tx) => {
      const chunk = numbers.slice(first, first + 2_500);
      await addCampaignNumbers(tx, campaignId, { numbers: chunk, now: START });
      expect(await addCampaignNumbers(tx, campaignId, { numbers: chunk.slice(0, 10), now: START })).toBe(0);
    });
  await world.db.forWorkspace(workspaceId, async (tx) => {
    for (const [index, { e164 }] of entries.entries())
      if (hasRefused(index)) await setCallingChoice(tx, { e164, choice: 'refused', source: 'member', chosenAt: START });
    await changeCampaign(tx, campaignId, { status: 'running', startsAt: START, watchedFrom: START });
  });
  return { workspaceId, campaignId };
}

/** A database whose programs die: before they ask, before they commit, and after. */
function dying(db: Db, chance: () => number): Db {
  return {
    ...db,
    async forWorkspace(workspaceId, work) {
      const fate = chance();
      if (fate < 0.02) throw new KilledError('before');
      const value = await db.forWorkspace(workspaceId, async (tx) => {
        const done = await work(tx);
        if (fate < 0.04) throw new KilledError('before it was committed');
        return done;
      });
      if (fate < 0.06) throw new KilledError('after it was committed');
      return value;
    },
  };
}

async function unlessKilled(work: Promise<void>): Promise<boolean> {
  try {
    await work;
    return true;
  } catch (error) {
    const isKilled = error instanceof KilledError || (error instanceof Error && error.cause instanceof KilledError);
    if (!isKilled) throw error;
    return false;
  }
}

/** Runs a campaign to its end, with two workers that die now and then, and somebody who pauses it. */
async function runCampaign(run: number) {
  const { workspaceId, campaignId } = await seed(run);
  const chance = seeded(run);
  const telephone = new RandomTelephone(database, chance);
  const pauses: { from: number; to: number }[] = [];
  let mostLive = 0;
  let deaths = 0;
  let now = START;
  let late: Ring[] = [];
  const world_ = {
    db: dying(world.db, chance),
    clock: { now: () => now },
    announce: ({ callId }: { callId: Ring['callId'] }) => telephone.announce(callId, now),
  };
  const inWorkspace = <Value>(work: (tx: Tx) => Promise<Value>) => world.db.forWorkspace(workspaceId, work);

  /** The calls that are over are reported: some late, some twice, some by a process that dies over it. */
  async function report(): Promise<void> {
    const ended = telephone.takeEnded(now);
    const told = [
      ...late.filter(({ endsAt }) => endsAt + 20 * MINUTE_MS <= now),
      ...ended.filter(() => chance() > 0.03),
    ];
    const isTold = new Set(told);
    late = [...late, ...ended].filter((ring) => !isTold.has(ring));
    if (ended.length > 0)
      await database.query(`UPDATE call SET status = 'ended', ended_at = $2 WHERE id = ANY ($1)`, [
        ended.map(({ callId }) => callId),
        new Date(now),
      ]);
    if (told.length === 0) return;
    const reports = told.map(toReport);
    let isDone = false;
    while (!isDone) {
      isDone = await unlessKilled(
        world_.db.forWorkspace(workspaceId, async (tx) => {
          for (const { e164, outcome } of told)
            if (outcome === 'optedOut')
              await setCallingChoice(tx, { e164, choice: 'refused', source: 'caller', chosenAt: now });
          await settleTries(tx, reports);
        }),
      );
      if (!isDone) deaths += 1;
    }
    if (chance() < 0.2)
      await inWorkspace((tx) =>
        settleTries(
          tx,
          reports.map((one) => ({ ...one, outcome: 'noAnswer' })),
        ),
      );
  }

  async function pauseNowAndThen(): Promise<void> {
    const paused = pauses.at(-1);
    const campaign = await inWorkspace((tx) => findCampaign(tx, campaignId));
    // By chance, too many calls in a row were no good: somebody looks, and lets it go on.
    if (campaign?.status === 'paused' && campaign.pauseReason === 'failures')
      await inWorkspace((tx) =>
        changeCampaign(tx, campaignId, { status: 'running', pauseReason: null, watchedFrom: now }),
      );
    else if (paused !== undefined && paused.to === Number.POSITIVE_INFINITY && now - paused.from > 20 * MINUTE_MS) {
      paused.to = now;
      await inWorkspace((tx) =>
        changeCampaign(tx, campaignId, { status: 'running', pauseReason: null, watchedFrom: now }),
      );
    } else if ((paused?.to ?? 0) < now - 90 * MINUTE_MS && telephone.live.length > 50) {
      pauses.push({ from: now, to: Number.POSITIVE_INFINITY });
      await inWorkspace(async (tx) => {
        await lockCampaign(tx, campaignId);
        await takeBackTries(tx, { callIds: await listUntakenTries(tx, campaignId, now), dueAt: now });
        await changeCampaign(tx, campaignId, { status: 'paused', pauseReason: 'person' });
      });
    }
  }

  /** When something happens next. */
  async function nextMoment(rung: number): Promise<number> {
    if (rung > 0) return now + MINUTE_MS;
    if (late.length > 0 || pauses.at(-1)?.to === Number.POSITIVE_INFINITY) return now + 10 * MINUTE_MS;
    if (telephone.live.length > 0) return Math.max(...telephone.live.map(({ endsAt }) => endsAt));
    const { rows } = await database.query<{ due: Date | null }>(
      `SELECT min(due_at) AS due FROM campaign_number WHERE campaign_id = $1 AND status = 'waiting'`,
      [campaignId],
    );
    return Math.max(now + MINUTE_MS, rows[0]?.due?.getTime() ?? 0);
  }

  for (let round = 0; round < 5_000; round += 1) {
    const before = telephone.book.length;
    const drives = [1, 2].map(() => unlessKilled(driveCampaign(world_, { workspaceId, campaignId })));
    for (const isAlive of await Promise.all(drives)) deaths += isAlive ? 0 : 1;
    mostLive = Math.max(mostLive, telephone.live.length);
    await pauseNowAndThen();
    const { status } = (await inWorkspace((tx) => findCampaign(tx, campaignId))) ?? { status: 'gone' };
    if (status === 'finished' || (status === 'paused' && pauses.at(-1)?.to !== Number.POSITIVE_INFINITY)) break;
    now = await nextMoment(telephone.book.length - before);
    await report();
  }
  return {
    campaign: await inWorkspace((tx) => findCampaign(tx, campaignId)),
    counts: await inWorkspace(async (tx) => (await countNumbers(tx, [campaignId])).get(campaignId)),
    book: telephone.book,
    ...{ pauses, mostLive, deaths },
  };
}

const formatters = new Map<string, Intl.DateTimeFormat>();

/** By a clock of its own: is it a working day between nine and five there? */
function isWithinHours(at: number, timeZone: string): boolean {
  const options = { timeZone, weekday: 'short', hour: '2-digit', hourCycle: 'h23' } as const;
  const formatter = formatters.get(timeZone) ?? new Intl.DateTimeFormat('en-GB', options);
  formatters.set(timeZone, formatter);
  const [weekday, hour] = formatter.format(at).split(/,? /);
  return weekday !== 'Sat' && weekday !== 'Sun' && Number(hour) >= 9 && Number(hour) < 17;
}

describe.each([1, 2])('ten thousand numbers, run %i', (run) => {
  let told: Awaited<ReturnType<typeof runCampaign>>;
  beforeAll(async () => {
    told = await runCampaign(run);
  }, 1_200_000);
  const ringsOf = () => {
    const rings = new Map<string, Ring[]>();
    for (const ring of told.book) rings.set(ring.e164, [...(rings.get(ring.e164) ?? []), ring]);
    return rings;
  };

  it('comes to its end, with every number in a final state and the sums right', () => {
    expect(told.campaign).toMatchObject({ status: 'finished' });
    const { counts } = told;
    expect(counts).toMatchObject({ waiting: 0, calling: 0, cancelled: 0 });
    expect(Object.values(counts ?? {}).reduce((sum, count) => sum + count, 0)).toBe(NUMBERS);
    const endedAs = (outcome: Ring['outcome']) =>
      [...ringsOf().values()].filter((rings) => rings.at(-1)?.outcome === outcome).length;
    expect(counts).toMatchObject({ reached: endedAs('reached'), unknown: endedAs('unknown') });
    expect(counts?.optedOut).toBe(
      endedAs('optedOut') + entries.filter(({ zone }, index) => hasRefused(index) && zone !== undefined).length,
    );
    expect(counts).toMatchObject({ noHours: NUMBERS / 100, notCallable: NUMBERS / 100 });
  });

  it('calls nobody after they were reached, may have been, or asked not to be, and nobody too often', () => {
    for (const rings of ringsOf().values()) {
      expect(rings.length).toBeLessThanOrEqual(MOST_TRIES);
      for (const { outcome } of rings.slice(0, -1)) expect(['reached', 'optedOut', 'unknown']).not.toContain(outcome);
    }
    const refused = new Set(entries.filter((_entry, index) => hasRefused(index)).map(({ e164 }) => e164));
    expect(told.book.filter(({ e164 }) => refused.has(e164))).toEqual([]);
  });

  it('calls nobody outside of the hours of their own clock, or during a pause', () => {
    const zones = new Map(entries.map(({ e164, zone }) => [e164, zone]));
    const outside = told.book.filter(({ e164, at }) => !isWithinHours(at, zones.get(e164) ?? 'none'));
    expect(outside).toEqual([]);
    for (const { from, to } of told.pauses) expect(told.book.filter(({ at }) => at > from && at < to)).toEqual([]);
    expect(told.pauses.length).toBeGreaterThan(2);
  });

  it('check 113: keeps to the caps of the workspace, however many workers drive it and die', () => {
    expect(told.mostLive).toBeLessThanOrEqual(AT_ONCE);
    for (const rings of ringsOf().values())
      for (const [index, { at }] of rings.entries())
        expect(rings.slice(index).filter((ring) => ring.at < at + HOUR_MS).length).toBeLessThanOrEqual(2);
    expect(told.deaths).toBeGreaterThan(20);
  });
});
