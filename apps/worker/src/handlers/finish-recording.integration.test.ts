import { findRecording, listRecordingSegments } from '@aybiza/db/recordings';
import { useDatabase } from '@aybiza/db/testing/use-database';
import { writeCall } from '@aybiza/db/write-call';
import { systemClock } from '@aybiza/foundation/clock';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { seedEndedCall } from '../testing/ended-call.ts';
import { aTry } from '../testing/job-try.ts';
import { createTemporaryStorage, type TemporaryStorage } from '../testing/temporary-folder.ts';
import { createFinishRecording } from './finish-recording.ts';

const world = useDatabase();
let files: TemporaryStorage;
beforeAll(async () => {
  files = await createTemporaryStorage();
});
afterAll(() => files.remove());

/** 5 s and then 1 s, in each of which the caller's byte says which it is. */
const SEGMENTS = [
  { startsAtMs: 0, sound: new Uint8Array(80_000).fill(0x80) },
  { startsAtMs: 5_000, sound: new Uint8Array(16_000).fill(0x00) },
];

async function seed(segments = SEGMENTS) {
  const { storage } = files;
  const call = await seedEndedCall(world.db, { storage, segments, tellsWorker: false });
  const handler = createFinishRecording({ clock: systemClock(), db: world.db, storage });
  const job = aTry(call.workspaceId, { callId: call.callId });
  const recording = () => world.db.forWorkspace(call.workspaceId, (tx) => findRecording(tx, call.callId));
  const rows = () => world.db.forWorkspace(call.workspaceId, (tx) => listRecordingSegments(tx, call.callId));
  /** Like the worker: the effect follows in a transaction. */
  async function finish() {
    const result = await handler.run(job);
    if (result.status === 'done') await world.db.forWorkspace(call.workspaceId, result.effect);
  }
  return { ...call, handler, job, finish, recording, rows, folder: `${call.workspaceId}/calls/${call.callId}/` };
}

test('the segments become one file, and are gone', async () => {
  const { finish, recording, rows, folder } = await seed();
  await finish();
  expect(await recording()).toMatchObject({
    storageKey: `${folder}recording.wav`,
    durationMs: 6_000,
    channels: 2,
    sampleRateHz: 8_000,
    bytes: 44 + 6_000 * 32,
  });
  const peaks = (await recording())?.peaks;
  expect(peaks?.map((channel) => [channel.length, Math.max(...channel)])).toEqual([
    [160, 0.98],
    [160, 0.98],
  ]);
  expect(await files.storage.list(folder)).toEqual([`${folder}recording.wav`]);
  expect(await rows()).toEqual([]);
  const wav = Buffer.from((await files.storage.get(`${folder}recording.wav`)) ?? []);
  expect([wav.length, wav.readInt16LE(44), wav.readInt16LE(44 + 5_000 * 32)]).toEqual([192_044, 32_124, -32_124]);
});

test('a try that ends between the recording and its clearing up is made good by the next one', async () => {
  const { finish, handler, job, recording, rows, folder } = await seed();
  const { storage } = files;
  const dying = { ...storage, delete: () => Promise.reject(new Error('the worker dies')) };
  await expect(createFinishRecording({ clock: systemClock(), db: world.db, storage: dying }).run(job)).rejects.toThrow(
    'dies',
  );
  const before = await recording();
  expect([before?.durationMs, (await rows()).length, (await storage.list(folder)).length]).toEqual([6_000, 2, 3]);
  // One that dies before its effect is settled leaves the rows.
  await handler.run(job);
  expect([(await rows()).length, (await storage.list(folder)).length]).toEqual([2, 1]);
  for (let again = 0; again < 2; again++) await finish();
  expect(await recording()).toEqual(before);
  expect([await rows(), await storage.list(folder)]).toEqual([[], [`${folder}recording.wav`]]);
});

test('a segment that is written down while the others are joined is not forgotten', async () => {
  const { callId, workspaceId, handler, job, rows } = await seed();
  const result = await handler.run(job);
  const late = { seq: 9, storageKey: 'late', startsAtMs: 6_000, durationMs: 1, bytes: 16 };
  await writeCall(world.db, { workspaceId, callId, callStartedAt: 0, fencingToken: 1, segments: [late] });
  await world.db.forWorkspace(workspaceId, async (tx) => {
    if (result.status === 'done') await result.effect(tx);
  });
  expect(await rows()).toEqual([late]);
});

test('a piece that is missing is waited for, and becomes silence at the last try', async () => {
  const { handler, job, recording, folder } = await seed();
  await files.storage.delete(`${folder}segments/0.ulaw2`);
  await expect(handler.run(job)).rejects.toMatchObject({ code: 'RECORDING_SEGMENT_MISSING', retryable: true });
  expect(await recording()).toBeUndefined();
  await handler.run({ ...job, isLastTry: true });
  const wav = Buffer.from((await files.storage.get(`${folder}recording.wav`)) ?? []);
  expect([wav.readInt16LE(44), wav.readInt16LE(44 + 5_000 * 32)]).toEqual([0, -32_124]);
});

test('a call that was not recorded gets no recording', async () => {
  const { handler, job, recording } = await seed([]);
  await handler.run(job);
  expect(await recording()).toBeUndefined();
});
