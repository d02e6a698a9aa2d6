import { setCallLogDays } from '@aybiza/db/call-log-retention';
import { findCall } from '@aybiza/db/calls';
import { hold, releaseHold } from '@aybiza/db/privacy/legal-holds';
import { setRecordingDays } from '@aybiza/db/recording-retention';
import { findRecording, listRecordingKeys, listRecordingSegments, saveRecording } from '@aybiza/db/recordings';
import { useDatabase } from '@aybiza/db/testing/use-database';
import { silentLogger } from '@aybiza/foundation/logger';
import { fakeClock } from '@aybiza/foundation/testing/fake-clock';
import type { Storage } from '@aybiza/storage';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { type EndedCallInTest, seedEndedCall } from '../testing/ended-call.ts';
import { createTemporaryStorage } from '../testing/temporary-folder.ts';
import { eraseRecordings } from './erase-recordings.ts';

const world = useDatabase();
const DAY_MS = 86_400_000;
const NOW = Date.UTC(2026, 11, 11);
let storage: Storage;

beforeEach(async () => {
  const temporary = await createTemporaryStorage();
  storage = temporary.storage;
  onTestFinished(temporary.remove);
});

const inWorkspaceOf = <Value>(
  { workspaceId }: EndedCallInTest,
  work: Parameters<typeof world.db.forWorkspace<Value>>[1],
) => world.db.forWorkspace(workspaceId, work);

const erase = () =>
  eraseRecordings(
    { db: world.db, storage, clock: fakeClock(NOW), logger: silentLogger() },
    new AbortController().signal,
  );

/** A call of so many days ago with a joined recording and a segment that nobody has joined. */
async function aRecordedCall(daysAgo: number, like?: EndedCallInTest): Promise<EndedCallInTest> {
  const call = await seedEndedCall(world.db, {
    storage,
    segments: [{ startsAtMs: 0, sound: new Uint8Array(1_600) }],
    call: { startedAt: NOW - daysAgo * DAY_MS },
    ...(like === undefined ? {} : { like }),
  });
  const { workspaceId, callId } = call;
  const storageKey = `${workspaceId}/${callId}/all.ogg`;
  await storage.put(storageKey, new Uint8Array(8));
  await inWorkspaceOf(call, (tx) =>
    saveRecording(tx, callId, { storageKey, durationMs: 100, channels: 2, sampleRateHz: 8_000, bytes: 8 }),
  );
  return call;
}

const isThere = (call: EndedCallInTest) =>
  inWorkspaceOf(call, async (tx) => {
    const rows = [await findRecording(tx, call.callId), ...(await listRecordingSegments(tx, call.callId))];
    const files = (await storage.list('')).filter((key) => key.includes(call.callId));
    return { rows: rows.filter((row) => row !== undefined).length, files: files.length };
  });

test('check 128: recordings go after their days, joined and in pieces, with a note when, and nothing of others', async () => {
  const old = await aRecordedCall(2);
  const young = await aRecordedCall(0.5, old);
  const other = await aRecordedCall(2);
  await inWorkspaceOf(old, (tx) => setRecordingDays(tx, 1));
  expect(await isThere(old)).toEqual({ rows: 2, files: 2 });
  await erase();
  expect([await isThere(old), await isThere(young), await isThere(other)]).toEqual([
    { rows: 0, files: 0 },
    { rows: 2, files: 2 },
    { rows: 2, files: 2 },
  ]);
  expect(await inWorkspaceOf(old, (tx) => findCall(tx, old.callId))).toMatchObject({
    recordingErasedAt: NOW,
    logErasedAt: null,
  });
  expect(await inWorkspaceOf(young, (tx) => listRecordingKeys(tx, { callIds: [young.callId] }))).toHaveLength(2);
});

test('check 128: they go with what was said, where nobody has said otherwise, and never later', async () => {
  const [asLog, longer] = [await aRecordedCall(3), await aRecordedCall(3)];
  await inWorkspaceOf(asLog, (tx) => setCallLogDays(tx, 2));
  await inWorkspaceOf(longer, async (tx) => {
    await setCallLogDays(tx, 2);
    await setRecordingDays(tx, 30);
  });
  await erase();
  expect([await isThere(asLog), await isThere(longer)]).toEqual(Array(2).fill({ rows: 0, files: 0 }));
});

test('check 128: the recording of a held call stays until it is released', async () => {
  const held = await aRecordedCall(3);
  const what = { kind: 'call', id: held.callId } as const;
  await inWorkspaceOf(held, async (tx) => {
    await setRecordingDays(tx, 1);
    await hold(tx, what, { reason: 'asked for by the court', heldBy: 'user_1' });
  });
  await erase();
  expect(await isThere(held)).toEqual({ rows: 2, files: 2 });
  await inWorkspaceOf(held, (tx) => releaseHold(tx, what));
  await erase();
  expect(await isThere(held)).toEqual({ rows: 0, files: 0 });
});
