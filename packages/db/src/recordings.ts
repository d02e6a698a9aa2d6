import type { AgentId, CallId } from '@aybiza/foundation/ids';
import { z } from 'zod';
import { bigintColumn, momentColumn, parseStored, toJsonColumn } from './columns.ts';
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

const recordingSchema = z
  .object({
    storageKey: z.string(),
    durationMs: z.int(),
    channels: z.int(),
    sampleRateHz: z.int(),
    bytes: bigintColumn,
    peaksDocument: z.array(z.array(z.number())).nullable(),
    createdAt: momentColumn,
  })
  .transform(({ peaksDocument, ...recording }) => ({ ...recording, peaks: peaksDocument }));
/** The joined recording of a call. */
export type Recording = z.output<typeof recordingSchema>;

/** The segments of a call in order. */
export async function listRecordingSegments(tx: Tx, callId: CallId): Promise<RecordingSegment[]> {
  const where = { workspaceId: tx.workspaceId, callId };
  const rows = await clientOf(tx).recordingSegment.findMany({ where, orderBy: { seq: 'asc' } });
  return parseStored(z.array(segmentSchema), rows);
}

/** Forgets segments that were joined; again changes nothing. Their files are the caller's business, and go first. */
export async function deleteRecordingSegments(tx: Tx, callId: CallId, seqs: readonly number[]): Promise<void> {
  const where = { workspaceId: tx.workspaceId, callId, seq: { in: [...seqs] } };
  await clientOf(tx).recordingSegment.deleteMany({ where });
}

/** Under which keys the sound of an agent's calls lies, or of some calls: joined, in pieces, and exported by steps after them. */
export async function listRecordingKeys(
  tx: Tx,
  of: { agentId: AgentId } | { callIds: readonly CallId[] },
): Promise<string[]> {
  const which = 'agentId' in of ? { call: { agentId: of.agentId } } : { callId: { in: [...of.callIds] } };
  const query = { where: { workspaceId: tx.workspaceId, ...which }, select: { storageKey: true } };
  const recordings = await clientOf(tx).recording.findMany(query);
  const segments = await clientOf(tx).recordingSegment.findMany(query);
  const steps = await clientOf(tx).afterCallStep.findMany({ where: query.where, select: { resultDocument: true } });
  const exported = steps.flatMap(({ resultDocument }) => exportSchema.safeParse(resultDocument).data?.storageKey ?? []);
  return [...[...recordings, ...segments].map(({ storageKey }) => storageKey), ...exported];
}

/** What a step that has copied a recording says of it. */
const exportSchema = z.object({ storageKey: z.string() });

export interface NewRecording extends Omit<Recording, 'createdAt' | 'peaks'> {
  /** How loud it is over time, 0 to 1, for each channel. */
  peaks?: readonly (readonly number[])[];
}

/** Notes the joined recording, in place of an earlier one. */
export async function saveRecording(tx: Tx, callId: CallId, { peaks, ...rest }: NewRecording): Promise<void> {
  const recording = { ...rest, ...(peaks === undefined ? {} : { peaksDocument: toJsonColumn(peaks) }) };
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
