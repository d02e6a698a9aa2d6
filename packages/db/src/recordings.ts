import type { CallId } from '@aybiza/foundation/ids';
import { z } from 'zod';
import { bigintColumn, momentColumn, parseStored } from './columns.ts';
import { clientOf, type Tx } from './transaction.ts';

const segmentSchema = z.object({
  seq: z.int(),
  storageKey: z.string(),
  startsAtMs: z.int(),
  durationMs: z.int(),
  bytes: z.int(),
});
/** A few seconds of a call's sound, stored while the call runs; `startsAtMs` counts from the start of the call. */
export type RecordingSegment = z.output<typeof segmentSchema>;

const recordingSchema = z.object({
  storageKey: z.string(),
  durationMs: z.int(),
  channels: z.int(),
  sampleRateHz: z.int(),
  bytes: bigintColumn,
  createdAt: momentColumn,
});
/** The joined recording of a call. */
export type Recording = z.output<typeof recordingSchema>;

/** Notes a stored segment; a repetition changes nothing. */
export async function addRecordingSegment(tx: Tx, callId: CallId, segment: RecordingSegment): Promise<void> {
  const data = { ...segment, callId, workspaceId: tx.workspaceId };
  await clientOf(tx).recordingSegment.createMany({ data, skipDuplicates: true });
}

/** The segments of a call in order. */
export async function listRecordingSegments(tx: Tx, callId: CallId): Promise<RecordingSegment[]> {
  const where = { workspaceId: tx.workspaceId, callId };
  const rows = await clientOf(tx).recordingSegment.findMany({ where, orderBy: { seq: 'asc' } });
  return parseStored(z.array(segmentSchema), rows);
}

/** Notes the joined recording, in place of an earlier one. */
export async function saveRecording(tx: Tx, callId: CallId, recording: Omit<Recording, 'createdAt'>): Promise<void> {
  await clientOf(tx).recording.upsert({
    where: { callId },
    create: { ...recording, callId, workspaceId: tx.workspaceId },
    update: recording,
  });
}

export async function findRecording(tx: Tx, callId: CallId): Promise<Recording | undefined> {
  const row = await clientOf(tx).recording.findFirst({ where: { workspaceId: tx.workspaceId, callId } });
  return row === null ? undefined : parseStored(recordingSchema, row);
}
