import type { Db } from '@aybiza/db/client';
import {
  deleteRecordingSegments,
  findRecording,
  listRecordingSegments,
  type RecordingSegment,
  saveRecording,
} from '@aybiza/db/recordings';
import type { Clock } from '@aybiza/foundation/clock';
import { AppError } from '@aybiza/foundation/errors';
import type { CallId } from '@aybiza/foundation/ids';
import type { JobPayloads } from '@aybiza/jobs';
import type { Storage } from '@aybiza/storage';
import { recordingSettled } from '../after-call.ts';
import { type JobHandler, type JobTry, nothingToDo } from '../job-handler.ts';
import { CHANNELS, joinSegments, lengthOf, SAMPLE_RATE_HZ } from '../recording/join-segments.ts';
import { measurePeaks } from '../recording/measure-peaks.ts';
import { toOggOpus } from '../recording/to-ogg-opus.ts';

/** Longer calls lose their end: every recording has a limit, and no call of a business is as long. */
const MAX_RECORDING_MS = 2 * 60 * 60_000;

type Try = JobTry<JobPayloads['finish-recording']>;

/** Joins the segments of a call's recording into one Ogg Opus file, and works out how loud it is over time. */
export function createFinishRecording(world: {
  db: Db;
  storage: Storage;
  clock: Clock;
}): JobHandler<JobPayloads['finish-recording']> {
  const { db, storage, clock } = world;
  return {
    async run(job) {
      const { callId } = job.payload;
      const [segments, recording] = await db.forWorkspace(job.workspaceId, async (tx) => [
        await listRecordingSegments(tx, callId),
        await findRecording(tx, callId),
      ]);
      if (segments.length === 0) return nothingToDo;
      if (recording === undefined) await join(world, job, segments);
      // Only now, and files before rows: a try that is repeated finds the recording, and what is still to be cleared away.
      for (const { storageKey } of segments) await storage.delete(storageKey);
      const seqs = segments.map(({ seq }) => seq);
      return { status: 'done', effect: (tx) => deleteRecordingSegments(tx, callId, seqs) };
    },
    onSettled: (tx, { callId }) => recordingSettled(tx, callId, clock.now()),
  };
}

/** Nothing of it is in memory but the piece at hand: from store to store, through an encoder. */
async function join(world: { db: Db; storage: Storage }, job: Try, segments: RecordingSegment[]): Promise<void> {
  const { db, storage } = world;
  const { callId } = job.payload;
  const { durationMs, frames } = lengthOf(segments, MAX_RECORDING_MS);
  const peaks = measurePeaks(frames);
  let bytes = 0;
  async function* sound() {
    const sources = segments.map((segment) => ({ ...segment, read: () => readSegment(storage, job, segment) }));
    for await (const piece of joinSegments(sources, frames)) {
      peaks.add(piece);
      yield piece;
    }
  }
  async function* file() {
    for await (const page of toOggOpus(sound(), job.signal)) {
      bytes += page.length;
      yield page;
    }
  }
  const storageKey = `${job.workspaceId}/calls/${callId}/recording.ogg`;
  await storage.put(storageKey, file());
  const row = { storageKey, durationMs, channels: CHANNELS, sampleRateHz: SAMPLE_RATE_HZ, bytes, peaks: peaks.list() };
  await db.forWorkspace(job.workspaceId, (tx) => saveRecording(tx, callId, row));
}

async function readSegment(storage: Storage, job: Try, { storageKey }: RecordingSegment): Promise<Uint8Array> {
  job.signal.throwIfAborted();
  const sound = await storage.get(storageKey);
  if (sound !== undefined) return sound;
  // A gap in a recording is better than none.
  if (job.isLastTry) return new Uint8Array(0);
  throw segmentMissing(job.payload.callId);
}

/** A segment is stored before its row is written, but some stores show a new value only after a moment. */
function segmentMissing(callId: CallId): AppError {
  const message = `a piece of the recording of ${callId} is missing`;
  return new AppError(message, { code: 'RECORDING_SEGMENT_MISSING', retryable: true, expose: false });
}
