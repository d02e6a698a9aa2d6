import type { Tx } from '@aybiza/db/client';
import { listOutboxOfCall, type OutboxEntry } from '@aybiza/db/outbox';
import type { CallId } from '@aybiza/foundation/ids';

/** What followed a call beside the steps of its lane: each job with how far it is. */
export async function listJobsOfCall(tx: Tx, callId: CallId) {
  const rows = (await listOutboxOfCall(tx, callId)).filter(({ payload }) => !isOfStep(payload));
  return rows.map((row) => ({ kind: row.kind, state: stateOf(row), attempts: row.attempts, lastError: row.lastError }));
}

function isOfStep(payload: unknown): boolean {
  return typeof payload === 'object' && payload !== null && Object.hasOwn(payload, 'stepId');
}

function stateOf({ doneAt, deadAt }: OutboxEntry): 'waiting' | 'done' | 'dead' {
  if (doneAt !== null) return 'done';
  return deadAt === null ? 'waiting' : 'dead';
}
