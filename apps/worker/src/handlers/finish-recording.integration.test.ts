import { findRecording } from '@aybiza/db/recordings';
import { useDatabase } from '@aybiza/db/testing/use-database';
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
  const handler = createFinishRecording({ db: world.db, storage });
  const job = aTry(call.workspaceId, { callId: call.callId });
  const recording = () => world.db.forWorkspace(call.workspaceId, (tx) => findRecording(tx, call.callId));
  return { ...call, handler, job, recording, folder: `${call.workspaceId}/calls/${call.callId}/` };
}

test('the segments become one file, and are gone', async () => {
  const { handler, job, recording, folder } = await seed();
  await handler.run(job);
  expect(await recording()).toMatchObject({
    storageKey: `${folder}recording.wav`,
    durationMs: 6_000,
    channels: 2,
    sampleRateHz: 8_000,
    bytes: 44 + 6_000 * 32,
  });
  expect(await files.storage.list(folder)).toEqual([`${folder}recording.wav`]);
  const wav = Buffer.from((await files.storage.get(`${folder}recording.wav`)) ?? []);
  expect([wav.length, wav.readInt16LE(44), wav.readInt16LE(44 + 5_000 * 32)]).toEqual([192_044, 32_124, -32_124]);
});

test('a second try finds the recording and only clears up', async () => {
  const { handler, job, recording, folder } = await seed();
  await handler.run(job);
  const before = await recording();
  await handler.run(job);
  expect(await recording()).toEqual(before);
  expect(await files.storage.list(folder)).toHaveLength(1);
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
