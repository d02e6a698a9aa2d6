import type { CallEvent } from '@aybiza/call-log';
import type { CallId, SignalId, WorkspaceId } from '@aybiza/foundation/ids';
import { z } from 'zod';
import { parseStored, toJsonText } from './columns.ts';
import type { RecordingSegment } from './recordings.ts';
import { type Db, lookupOf } from './transaction.ts';

/** What happened to a call since it was last written. */
export interface CallWrite {
  workspaceId: WorkspaceId;
  callId: CallId;
  /** Epoch milliseconds; the same for every event of a call. */
  callStartedAt: number;
  /** From the lease; a lower one than has been seen means somebody else owns the call now. */
  fencingToken: number;
  events?: readonly CallEvent[];
  /** Whose arrival is among the events. */
  usedSignals?: readonly SignalId[];
  /** Sound that is in the store. */
  segments?: readonly RecordingSegment[];
  /** Where the call stands; `seq` is that of the last event it includes. */
  checkpoint?: { readonly seq: number; readonly state: unknown } | null;
}

const writtenSchema = z.tuple([z.object({ write_call: z.boolean() })]);

/**
 * Writes all of it or nothing, unless a newer owner has written: `fenced`. A repetition adds nothing. One statement, because it is the
 * most frequent write of all.
 */
export async function writeCall(db: Db, write: CallWrite): Promise<'written' | 'fenced'> {
  const { workspaceId, callId, callStartedAt, fencingToken, events = [], usedSignals = [], segments = [] } = write;
  const { checkpoint = null } = write;
  const entries = toJsonText(events.map(({ seq, at, ...body }) => ({ seq, at, body })));
  const pieces = segments.length === 0 ? null : toJsonText(segments);
  const state = checkpoint === null ? null : toJsonText(checkpoint.state);
  const rows = await lookupOf(db)`
    SELECT write_call(${workspaceId}, ${callId}, ${new Date(callStartedAt)}::timestamptz, ${fencingToken}::bigint, ${entries}::jsonb,
      ${usedSignals.length === 0 ? null : [...usedSignals]}::text[], ${pieces}::jsonb, ${checkpoint?.seq ?? null}::integer, ${state}::jsonb)`;
  const [{ write_call: isWritten }] = parseStored(writtenSchema, rows);
  return isWritten ? 'written' : 'fenced';
}
