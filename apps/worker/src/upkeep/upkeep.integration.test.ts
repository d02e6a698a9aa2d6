import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { foldFigures } from '@aybiza/call-log';
import { sumCallsByStep } from '@aybiza/db/analytics/call-sums';
import { localPeriod } from '@aybiza/db/analytics/local-period';
import { listCallEvents } from '@aybiza/db/call-events';
import { saveCallFigures } from '@aybiza/db/call-figures';
import { setCallLogDays } from '@aybiza/db/call-log-retention';
import { createDb } from '@aybiza/db/client';
import { startTcpProxy } from '@aybiza/db/testing/tcp-proxy';
import { useDatabase } from '@aybiza/db/testing/use-database';
import { silentLogger } from '@aybiza/foundation/logger';
import { fakeClock } from '@aybiza/foundation/testing/fake-clock';
import { createFolderStorage } from '@aybiza/storage';
import { expect, onTestFinished, test } from 'vitest';
import { type EndedCallInTest, sealer, seedEndedCall } from '../testing/ended-call.ts';
import { eventually } from '../testing/eventually.ts';
import { WorkerWatch } from '../worker-watch.ts';
import { Upkeep } from './upkeep.ts';

const HOUR_MS = 60 * 60_000;
const DAY_MS = 24 * HOUR_MS;
const STARTED_AT = Date.UTC(2026, 10, 22, 9);
const day = localPeriod({ from: '2026-11-22', before: '2026-11-23', timeZone: 'UTC' }, 'day');
const world = useDatabase();
/** Nothing is put into it here. */
const storage = createFolderStorage({ folder: join(tmpdir(), 'aybiza-no-files') });

function startUpkeep(now: number) {
  const clock = fakeClock(now);
  const upkeep = new Upkeep({ db: world.db, storage, clock, logger: silentLogger(), sealer, watch: new WorkerWatch() });
  onTestFinished(() => upkeep.close());
  return clock;
}

function listeningLogger() {
  const warned: unknown[] = [];
  const logger = { ...silentLogger(), warn: (about: unknown) => void warned.push(about) };
  return { logger, warned };
}

const logOf = ({ workspaceId, callId }: EndedCallInTest) =>
  world.db.forWorkspace(workspaceId, (tx) => listCallEvents(tx, { callId, callStartedAt: STARTED_AT }));

test('the sums follow the calls, of every workspace', async () => {
  const clock = startUpkeep(STARTED_AT);
  const calls = [await seedEndedCall(world.db), await seedEndedCall(world.db)];
  for (const { workspaceId, callId } of calls) {
    const figures = foldFigures([]);
    await world.db.forWorkspace(workspaceId, (tx) => saveCallFigures(tx, callId, figures));
  }
  for (const { workspaceId } of calls) {
    await eventually(async () => {
      clock.advance(5_000);
      const [sums] = await world.db.forWorkspace(workspaceId, (tx) => sumCallsByStep(tx, {}, day));
      return sums?.calls === 1 ? true : undefined;
    });
  }
});

test('what a workspace no longer keeps goes within the hour, and nothing of the others', async () => {
  const [strict, other] = [await seedEndedCall(world.db), await seedEndedCall(world.db)];
  const clock = startUpkeep(STARTED_AT + 29 * DAY_MS);
  await world.db.forWorkspace(strict.workspaceId, (tx) => setCallLogDays(tx, 30));
  await eventually(async () => {
    clock.advance(HOUR_MS);
    return (await logOf(strict)).length === 0 ? true : undefined;
  });
  expect(clock.now()).toBeGreaterThan(STARTED_AT + 30 * DAY_MS);
  expect(await logOf(other)).not.toEqual([]);
});

test('a database that is away for a while is asked again', async () => {
  const { workspaceId, callId } = await seedEndedCall(world.db);
  await world.db.forWorkspace(workspaceId, (tx) => saveCallFigures(tx, callId, foldFigures([])));
  const proxy = await startTcpProxy(world.place.appUrl);
  onTestFinished(() => proxy.close());
  const db = createDb({ url: proxy.url });
  onTestFinished(() => db.close());
  await proxy.refuse();
  const clock = fakeClock(STARTED_AT);
  const { logger, warned } = listeningLogger();
  const upkeep = new Upkeep({ db, storage, clock, logger, sealer, watch: new WorkerWatch() });
  onTestFinished(() => upkeep.close());
  await eventually(async () => (warned.length > 0 ? true : undefined));
  await proxy.resume();
  await eventually(async () => {
    clock.advance(10_000);
    const [sums] = await world.db.forWorkspace(workspaceId, (tx) => sumCallsByStep(tx, {}, day));
    return sums?.calls === 1 ? true : undefined;
  });
});
