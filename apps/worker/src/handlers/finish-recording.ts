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
import { CHANNELS, joinSegments, SAMPLE_RATE_HZ } from '../recording/join-segments.ts';
import { peaksOfWav } from '../recording/peaks-of-wav.ts';

/** Two hours of two channels are 230 MB in memory and in the file; longer calls lose their end. */
const MAX_RECORDING_MS = 2 * 60 * 60_000;

type Try = JobTry<JobPayloads['finish-recording']>;

/** Joins the segments of a call's recording into one WAV file, and works out how loud it is over time. */
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

async function join(world: { db: Db; storage: Storage }, job: Try, segments: RecordingSegment[]): Promise<void> {
  const { db, storage } = world;
  const { callId } = job.payload;
  const sources = segments.map(({ startsAtMs, durationMs, storageKey }) => ({
    startsAtMs,
    durationMs,
    async read() {
      job.signal.throwIfAborted();
      const sound = await storage.get(storageKey);
      if (sound !== undefined) return sound;
      // A gap in a recording is better than none.
      if (job.isLastTry) return new Uint8Array(0);
      throw segmentMissing(callId);
    },
  }));
  const { wav, durationMs } = await joinSegments(sources, MAX_RECORDING_MS);
  const storageKey = `${job.workspaceId}/calls/${callId}/recording.wav`;
  await storage.put(storageKey, wav);
  const peaks = await peaksOfWav(wav);
  const row = { peaks, storageKey, durationMs, channels: CHANNELS, sampleRateHz: SAMPLE_RATE_HZ, bytes: wav.length };
  await db.forWorkspace(job.workspaceId, (tx) => saveRecording(tx, callId, row));
}

/** A segment is stored before its row is written, but some stores show a new value only after a moment. */
function segmentMissing(callId: CallId): AppError {
  const message = `a piece of the recording of ${callId} is missing`;
  return new AppError(message, { code: 'RECORDING_SEGMENT_MISSING', retryable: true, expose: false });
}
