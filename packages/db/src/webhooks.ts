import { type WebhookId, type WorkspaceId, webhookIdSchema } from '@aybiza/foundation/ids';
import { newId } from '@aybiza/foundation/new-id';
import type { SealedPlace } from '@aybiza/foundation/sealer';
import { z } from 'zod';
import { momentColumn, parseStored } from './columns.ts';
import { clientOf, type Tx } from './transaction.ts';

const webhookSchema = z.object({
  id: webhookIdSchema,
  url: z.string(),
  secret: z.string(),
  events: z.array(z.string()),
  enabled: z.boolean(),
  createdAt: momentColumn,
});
/** An address that wants to hear about events; `secret` is sealed by whoever stores it, for `webhookSecretPlace`. */
export type Webhook = z.output<typeof webhookSchema>;

export interface NewWebhook {
  /** Made before, because the secret is sealed for it; otherwise a new one. */
  id?: WebhookId;
  url: string;
  secret: string;
  events: readonly string[];
}

/** Where a webhook's secret may be opened: nowhere but in its own row. */
export function webhookSecretPlace(workspaceId: WorkspaceId, id: WebhookId): SealedPlace {
  return { workspaceId, purpose: `webhook-secret:${id}` };
}

export async function createWebhook(tx: Tx, webhook: NewWebhook): Promise<Webhook> {
  const data = { id: newId('webhook'), ...webhook, events: [...webhook.events], workspaceId: tx.workspaceId };
  return parseStored(webhookSchema, await clientOf(tx).webhook.create({ data }));
}

/** All webhooks, or those that are on and want an event. */
export async function listWebhooks(tx: Tx, wants?: { event: string }): Promise<Webhook[]> {
  const wanted = wants === undefined ? {} : { enabled: true, events: { has: wants.event } };
  const where = { workspaceId: tx.workspaceId, ...wanted };
  return parseStored(
    z.array(webhookSchema),
    await clientOf(tx).webhook.findMany({ where, orderBy: { createdAt: 'asc' } }),
  );
}

export async function findWebhook(tx: Tx, id: WebhookId): Promise<Webhook | undefined> {
  const row = await clientOf(tx).webhook.findFirst({ where: { workspaceId: tx.workspaceId, id } });
  return row === null ? undefined : parseStored(webhookSchema, row);
}

/** Changes what is given and leaves the rest; false when there is no such webhook. */
export async function updateWebhook(
  tx: Tx,
  id: WebhookId,
  changes: { url?: string; secret?: string; events?: string[]; enabled?: boolean },
): Promise<boolean> {
  const { count } = await clientOf(tx).webhook.updateMany({
    where: { workspaceId: tx.workspaceId, id },
    data: changes,
  });
  return count > 0;
}

/** Deletes a webhook with its deliveries. */
export async function deleteWebhook(tx: Tx, id: WebhookId): Promise<boolean> {
  const { count } = await clientOf(tx).webhook.deleteMany({ where: { workspaceId: tx.workspaceId, id } });
  return count > 0;
}
