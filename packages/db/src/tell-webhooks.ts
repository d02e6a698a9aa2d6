import { addOutboxRow } from './outbox.ts';
import type { Tx } from './transaction.ts';
import { listWebhooks } from './webhooks.ts';

/**
 * Has each webhook that wants an event told about it, by a job that is written down with this transaction. `about`: what the job
 * `deliver-webhook` takes beside webhook and event.
 */
export async function tellWebhooks(
  tx: Tx,
  event: string,
  about: Readonly<Record<string, string | null>>,
): Promise<void> {
  for (const { id: webhookId } of await listWebhooks(tx, { event }))
    await addOutboxRow(tx, { kind: 'deliver-webhook', payload: { webhookId, event, ...about } });
}
