import { type WebhookId, type WorkspaceId, webhookIdSchema } from '@aybiza/foundation/ids';
import { newId } from '@aybiza/foundation/new-id';
import type { SealedPlace } from '@aybiza/foundation/sealer';
import { z } from 'zod';
import { momentColumn, parseStored } from './columns.ts';
import {
  endPreviousSecretColumns,
  previousSecretOf,
  renewedSecretColumns,
  renewSecretColumns,
  type SecretRenewal,
} from './renewed-secret.ts';
import { clientOf, type Tx } from './transaction.ts';

const webhookSchema = z
  .object({
    id: webhookIdSchema,
    url: z.string(),
    ...renewedSecretColumns,
    events: z.array(z.string()),
    enabled: z.boolean(),
    createdAt: momentColumn,
  })
  .transform(({ previousSecret, previousUntil, ...webhook }) => ({
    ...webhook,
    previous: previousSecretOf({ previousSecret, previousUntil }),
  }));
/** An address that wants to hear about events; `secret` and the one before it are sealed by whoever stores them, for `webhookSecretPlace`. */
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

/** Puts another secret in the place of the present one. False when that is another by now, or when the one before it still signs. */
export async function renewWebhookSecret(tx: Tx, id: WebhookId, renewal: SecretRenewal): Promise<boolean> {
  const { where, data } = renewSecretColumns(renewal);
  const ours = { workspaceId: tx.workspaceId, id, ...where };
  return (await clientOf(tx).webhook.updateMany({ where: ours, data })).count > 0;
}

/** The secret before the present one signs no more, and is forgotten. False when there is none. */
export async function endPreviousWebhookSecret(tx: Tx, id: WebhookId): Promise<boolean> {
  const { where, data } = endPreviousSecretColumns;
  const ours = { workspaceId: tx.workspaceId, id, ...where };
  return (await clientOf(tx).webhook.updateMany({ where: ours, data })).count > 0;
}

/** Puts other sealed forms in their place, unless a secret is another one meanwhile. */
export async function replaceSealedWebhookSecret(
  tx: Tx,
  { id, which, before, sealed }: { id: WebhookId; which: 'secret' | 'previousSecret'; before: string; sealed: string },
): Promise<boolean> {
  const where = { workspaceId: tx.workspaceId, id, [which]: before };
  return (await clientOf(tx).webhook.updateMany({ where, data: { [which]: sealed } })).count > 0;
}

/** Deletes a webhook with its deliveries. */
export async function deleteWebhook(tx: Tx, id: WebhookId): Promise<boolean> {
  const { count } = await clientOf(tx).webhook.deleteMany({ where: { workspaceId: tx.workspaceId, id } });
  return count > 0;
}
