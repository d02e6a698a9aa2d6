import type { Tx } from '@aybiza/db/client';
import { listOutbox, type OutboxEntry } from '@aybiza/db/outbox';
import { listWebhookDeliveries } from '@aybiza/db/webhook-deliveries';
import { listWebhooks } from '@aybiza/db/webhooks';
import { type CallId, callIdSchema } from '@aybiza/foundation/ids';
import { z } from 'zod';

const RECENT = 200;
const payloadSchema = z.object({ callId: callIdSchema });

/** The jobs of a call, among the newest of the workspace. */
export async function listJobsOfCall(tx: Tx, callId: CallId) {
  const rows = await listOutbox(tx, { limit: RECENT });
  return rows
    .filter(({ payload }) => payloadSchema.safeParse(payload).data?.callId === callId)
    .map((row) => ({ kind: row.kind, state: stateOf(row), attempts: row.attempts, lastError: row.lastError }));
}

function stateOf({ doneAt, deadAt }: OutboxEntry): 'waiting' | 'done' | 'dead' {
  if (doneAt !== null) return 'done';
  return deadAt === null ? 'waiting' : 'dead';
}

/** What webhooks were told about a call, among the newest messages of each. */
export async function listDeliveriesOfCall(tx: Tx, callId: CallId) {
  const deliveries = [];
  for (const { id, url } of await listWebhooks(tx)) {
    for (const delivery of await listWebhookDeliveries(tx, id, RECENT)) {
      if (delivery.callId === callId) deliveries.push({ ...delivery, url });
    }
  }
  return deliveries;
}
