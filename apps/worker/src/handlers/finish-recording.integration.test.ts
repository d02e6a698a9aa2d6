import { findRecording, listRecordingSegments, saveRecording } from '@aybiza/db/recordings';
import { useDatabase } from '@aybiza/db/testing/use-database';
import { writeCall } from '@aybiza/db/write-call';
import { systemClock } from '@aybiza/foundation/clock';
import type { Storage } from '@aybiza/storage';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { decodeOggOpus, loudness } from '../testing/decode-ogg-opus.ts';
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

/** Two channels of μ-law: who speaks is as loud as can be, at 400 Hz; the other is silent. */
function speech(speaker: 'caller' | 'agent', ms: number): Uint8Array {
  const channel = speaker === 'caller' ? 0 : 1;
  return Uint8Array.from({ length: ms * 16 }, (_, at) => {
    if (at % 2 !== channel) return 0xff;
    return Math.floor(at / 20) % 2 === 0 ? 0x80 : 0x00;
  });
}

/** The caller speaks for 5 s, and then the agent for 1 s. */
const SEGMENTS = [
  { startsAtMs: 0, sound: speech('caller', 5_000) },
  { startsAtMs: 5_000, sound: speech('agent', 1_000) },
];

async function seed(segments = SEGMENTS) {
  const { storage } = files;
  const call = await seedEndedCall(world.db, { storage, segments, tellsWorker: false });
  const handler = createFinishRecording({ clock: systemClock(), db: world.db, storage });
  const job = aTry(call.workspaceId, { callId: call.callId });
  const folder = `${call.workspaceId}/calls/${call.callId}/`;
  const recording = () => world.db.forWorkspace(call.workspaceId, (tx) => findRecording(tx, call.callId));
  const rows = () => world.db.forWorkspace(call.workspaceId, (tx) => listRecordingSegments(tx, call.callId));
  const decoded = async () => decodeOggOpus((await storage.get(`${folder}recording.ogg`)) ?? new Uint8Array(0));
  /** Like the worker: the effect follows in a transaction. */
  async function finish() {
    const result = await handler.run(job);
    if (result.status === 'done') await world.db.forWorkspace(call.workspaceId, result.effect);
  }
  return { ...call, handler, job, finish, recording, rows, decoded, folder };
}

test('the segments become one file of two channels that plays as long, and are gone', async () => {
  const { finish, recording, rows, decoded, folder } = await seed();
  await finish();
  const kept = await recording();
  expect(kept).toMatchObject({
    storageKey: `${folder}recording.ogg`,
    durationMs: 6_000,
    channels: 2,
    sampleRateHz: 8_000,
    bytes: await files.storage.size(`${folder}recording.ogg`),
  });
  expect(kept?.peaks?.map((channel) => [channel.length, Math.max(...channel)])).toEqual([
    [160, 0.98],
    [160, 0.98],
  ]);
  expect(await files.storage.list(folder)).toEqual([`${folder}recording.ogg`]);
  expect(await rows()).toEqual([]);
  const { channels, durationMs } = await decoded();
  const heard = channels.map((channel) => [loudness(channel, 50, 4_950), loudness(channel, 5_050, 5_950)]);
  expect(durationMs).toBe(6_000);
  expect(heard.map((of) => of.map((level) => level > 0.5))).toEqual([
    [true, false],
    [false, true],
  ]);
  expect(Math.max(heard[0]?.[1] ?? 1, heard[1]?.[0] ?? 1)).toBeLessThan(0.005);
});

/** A worker that dies just before it does this with the storage for the nth time, or while it does. */
function dying(storage: Storage, at: { put?: 'before' | 'after'; deletes?: number }): Storage {
  const die = () => Promise.reject(new Error('the worker dies'));
  let deletes = 0;
  return {
    ...storage,
    put: async (key, bytes) => {
      if (at.put === 'before') return die();
      await storage.put(key, bytes);
      if (at.put === 'after') await die();
    },
    delete: async (key) => (deletes++ === at.deletes ? die() : storage.delete(key)),
  };
}

test.each([
  ['before the file is stored', { put: 'before' }, { files: 2, isNoted: false }],
  ['between the file and its row', { put: 'after' }, { files: 3, isNoted: false }],
  ['between the row and the first segment', { deletes: 0 }, { files: 3, isNoted: true }],
  ['between the segments', { deletes: 1 }, { files: 2, isNoted: true }],
  ['before its end is settled', {}, { files: 1, isNoted: true }],
] as const)('a worker that dies %s leaves the sound, and the next try one recording', async (_when, at, left) => {
  const { handler, job, finish, recording, rows, decoded, folder } = await seed();
  const { storage } = files;
  const doomed = createFinishRecording({ clock: systemClock(), db: world.db, storage: dying(storage, at) });
  await doomed.run(job).catch((error: Error) => expect(error.message).toBe('the worker dies'));
  const before = await recording();
  expect([(await storage.list(folder)).length, before !== undefined]).toEqual([left.files, left.isNoted]);
  expect(await rows()).toHaveLength(2);
  // What is there is either the sound in pieces, all of them, or a whole recording.
  if (left.isNoted) expect((await decoded()).durationMs).toBe(6_000);
  await handler.run(job);
  for (let again = 0; again < 2; again++) await finish();
  expect([await rows(), await storage.list(folder)]).toEqual([[], [`${folder}recording.ogg`]]);
  expect([(await recording())?.durationMs, (await decoded()).durationMs]).toEqual([6_000, 6_000]);
});

test('a recording that an earlier version joined as WAV stays as it is, and its segments go', async () => {
  const { callId, workspaceId, finish, recording, rows, folder } = await seed();
  const storageKey = `${folder}recording.wav`;
  await files.storage.put(storageKey, new Uint8Array(44));
  const wav = { storageKey, durationMs: 6_000, channels: 2, sampleRateHz: 8_000, bytes: 44 };
  await world.db.forWorkspace(workspaceId, (tx) => saveRecording(tx, callId, wav));
  await finish();
  expect([(await recording())?.storageKey, await rows(), await files.storage.list(folder)]).toEqual([
    storageKey,
    [],
    [storageKey],
  ]);
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
  const { handler, job, recording, decoded, folder } = await seed();
  await files.storage.delete(`${folder}segments/0.ulaw2`);
  await expect(handler.run(job)).rejects.toMatchObject({ code: 'RECORDING_SEGMENT_MISSING', retryable: true });
  expect(await recording()).toBeUndefined();
  await handler.run({ ...job, isLastTry: true });
  const [caller, agent] = (await decoded()).channels;
  expect(loudness(caller, 0, 4_950)).toBeLessThan(0.005);
  expect(loudness(agent, 5_050, 5_950)).toBeGreaterThan(0.5);
});

test('a call that was not recorded gets no recording', async () => {
  const { handler, job, recording } = await seed([]);
  await handler.run(job);
  expect(await recording()).toBeUndefined();
});
