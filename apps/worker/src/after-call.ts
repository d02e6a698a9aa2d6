import type { Tx } from '@aybiza/db/client';
import { claimJobEffect } from '@aybiza/db/job-effects';
import { addOutboxRow, type NewOutboxRow } from '@aybiza/db/outbox';
import { listWebhooks } from '@aybiza/db/webhooks';
import { type CallId, callIdSchema } from '@aybiza/foundation/ids';
import type { JobName, JobPayloads } from '@aybiza/jobs';
import { z } from 'zod';

/** The kind of the outbox row with which a call ends. */
export const CALL_ENDED = 'call.ended';

/** What that row says. */
export const callEndedSchema = z.object({ callId: callIdSchema });

function jobRow<Name extends JobName>(kind: Name, payload: JobPayloads[Name]): NewOutboxRow {
  return { kind, payload };
}

/** First what must be known of the call before anybody is told about it. */
export async function beginAfterCall(tx: Tx, callId: CallId): Promise<void> {
  if (!(await claimJobEffect(tx, `after-call:${callId}:begun`))) return;
  await addOutboxRow(tx, jobRow('finish-recording', { callId }));
  await addOutboxRow(tx, jobRow('summarise-call', { callId }));
  await addOutboxRow(tx, jobRow('measure-call', { callId }));
}

/**
 * Called once by each of these two, done or given up: the second one has the webhooks told. Two at the same moment take
 * turns, because claiming a key waits for a transaction that has claimed it.
 */
export async function continueAfterCall(tx: Tx, callId: CallId): Promise<void> {
  if (await claimJobEffect(tx, `after-call:${callId}:half`)) return;
  if (!(await claimJobEffect(tx, `after-call:${callId}:told`))) return;
  for (const { id: webhookId } of await listWebhooks(tx, { event: CALL_ENDED })) {
    await addOutboxRow(tx, jobRow('deliver-webhook', { webhookId, event: CALL_ENDED, callId }));
  }
}
