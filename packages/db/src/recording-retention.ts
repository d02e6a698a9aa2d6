import { type CallId, callIdSchema } from '@aybiza/foundation/ids';
import { z } from 'zod';
import { getCallLogDays } from './call-log-retention.ts';
import { parseStored } from './columns.ts';
import { listHeldCalls } from './privacy/legal-holds.ts';
import { listRecordingKeys } from './recordings.ts';
import { clientOf, type Tx } from './transaction.ts';

const DAY_MS = 86_400_000;

/** How many days this workspace keeps recordings, where it has said so; null: as long as what was said in their calls. */
export async function getRecordingDays(tx: Tx): Promise<number | null> {
  const where = { id: tx.workspaceId };
  const { recordingDays } = await clientOf(tx).workspace.findUniqueOrThrow({ where, select: { recordingDays: true } });
  return recordingDays;
}

/** Sets it, for calls that have ended as well. */
export async function setRecordingDays(tx: Tx, days: number | null): Promise<void> {
  await clientOf(tx).workspace.update({ where: { id: tx.workspaceId }, data: { recordingDays: days } });
}

/** After how many days recordings go: never later than what was said in their calls. Null: never. */
export async function getDaysOfRecordings(tx: Tx): Promise<number | null> {
  const [own, ofLog] = [await getRecordingDays(tx), await getCallLogDays(tx)];
  return own === null || ofLog === null ? (own ?? ofLog) : Math.min(own, ofLog);
}

/** Calls whose recordings are over their time, at most `limit`, the oldest first, and the keys of their sound. What is on legal hold stays. */
export async function listOldRecordings(
  tx: Tx,
  { now, limit }: { now: number; limit: number },
): Promise<{ callIds: CallId[]; keys: string[] }> {
  const days = await getDaysOfRecordings(tx);
  if (days === null) return { callIds: [], keys: [] };
  const rows = await clientOf(tx).call.findMany({
    where: {
      workspaceId: tx.workspaceId,
      startedAt: { lt: new Date(now - days * DAY_MS) },
      recordingErasedAt: null,
      status: { not: 'live' },
      id: { notIn: await listHeldCalls(tx) },
      OR: [{ recording: { isNot: null } }, { segments: { some: {} } }],
    },
    orderBy: { startedAt: 'asc' },
    take: limit,
    select: { id: true },
  });
  const callIds = parseStored(z.array(z.object({ id: callIdSchema })), rows).map(({ id }) => id);
  return { callIds, keys: await listRecordingKeys(tx, { callIds }) };
}

/** Forgets recordings whose files are gone, and notes when. */
export async function forgetRecordings(tx: Tx, callIds: readonly CallId[], now: number): Promise<void> {
  const { workspaceId } = tx;
  const of = { where: { workspaceId, callId: { in: [...callIds] } } };
  await clientOf(tx).recording.deleteMany(of);
  await clientOf(tx).recordingSegment.deleteMany(of);
  await clientOf(tx).call.updateMany({
    where: { workspaceId, id: { in: [...callIds] } },
    data: { recordingErasedAt: new Date(now) },
  });
}
