import { type CallId, callIdSchema, type WebhookId, webhookIdSchema } from '@aybiza/foundation/ids';
import { z } from 'zod';
import { momentColumn, parseStored, storableText, toJsonColumn } from './columns.ts';
import { clientOf, type Tx } from './transaction.ts';

const deliverySchema = z
  .object({
    id: z.string(),
    webhookId: webhookIdSchema,
    callId: callIdSchema.nullable(),
    eventName: z.string(),
    payloadDocument: z.unknown(),
    status: z.enum(['pending', 'delivered', 'failed', 'dead']),
    attempts: z.int(),
    responseStatus: z.int().nullable(),
    lastError: z.string().nullable(),
    createdAt: momentColumn,
    lastAttemptAt: momentColumn.nullable(),
    deliveredAt: momentColumn.nullable(),
  })
  .transform(({ payloadDocument, ...delivery }) => ({ ...delivery, payload: payloadDocument }));
/** One message to one webhook, over all its attempts. */
export type WebhookDelivery = z.output<typeof deliverySchema>;

export interface NewWebhookDelivery {
  /** The message's id: the same at every attempt, so that the receiver can tell a repetition. */
  id: string;
  webhookId: WebhookId;
  callId: CallId | null;
  eventName: string;
  payload: unknown;
}

/** Notes a message to be delivered; a repetition gives the one that is there. */
export async function addWebhookDelivery(tx: Tx, delivery: NewWebhookDelivery): Promise<WebhookDelivery> {
  const { payload, ...rest } = delivery;
  const data = { ...rest, workspaceId: tx.workspaceId, payloadDocument: toJsonColumn(payload) };
  await clientOf(tx).webhookDelivery.createMany({ data, skipDuplicates: true });
  const row = await clientOf(tx).webhookDelivery.findFirst({ where: { workspaceId: tx.workspaceId, id: delivery.id } });
  return parseStored(deliverySchema, row);
}

export interface DeliveryAttempt {
  status: 'delivered' | 'failed' | 'dead';
  /** Epoch milliseconds. */
  at: number;
  /** Absent when there was no answer. */
  responseStatus?: number;
  error?: string;
}

/** Notes how one attempt went. */
export async function recordDeliveryAttempt(tx: Tx, id: string, attempt: DeliveryAttempt): Promise<void> {
  const at = new Date(attempt.at);
  await clientOf(tx).webhookDelivery.updateMany({
    where: { workspaceId: tx.workspaceId, id },
    data: {
      status: attempt.status,
      attempts: { increment: 1 },
      responseStatus: attempt.responseStatus ?? null,
      lastError: attempt.error === undefined ? null : storableText(attempt.error),
      lastAttemptAt: at,
      deliveredAt: attempt.status === 'delivered' ? at : null,
    },
  });
}

/** The newest messages to a webhook. */
export async function listWebhookDeliveries(tx: Tx, webhookId: WebhookId, limit: number): Promise<WebhookDelivery[]> {
  const rows = await clientOf(tx).webhookDelivery.findMany({
    where: { workspaceId: tx.workspaceId, webhookId },
    orderBy: { createdAt: 'desc' },
    take: Math.min(limit, 200),
  });
  return parseStored(z.array(deliverySchema), rows);
}

/** The newest messages to all webhooks of the workspace, each with its address; those that were given up first. */
export async function listNewestDeliveries(tx: Tx, limit: number): Promise<(WebhookDelivery & { url: string })[]> {
  const newest = async (status: object) => {
    const rows = await clientOf(tx).webhookDelivery.findMany({
      where: { workspaceId: tx.workspaceId, status },
      include: { webhook: { select: { url: true } } },
      orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
      take: Math.min(limit, 200),
    });
    return rows.map((row) => ({ ...parseStored(deliverySchema, row), url: row.webhook.url }));
  };
  const dead = await newest({ equals: 'dead' });
  return [...dead, ...(await newest({ not: 'dead' }))].slice(0, limit);
}

export async function findWebhookDelivery(tx: Tx, id: string): Promise<WebhookDelivery | undefined> {
  const row = await clientOf(tx).webhookDelivery.findFirst({ where: { workspaceId: tx.workspaceId, id } });
  return row === null ? undefined : parseStored(deliverySchema, row);
}

/** More messages than a call with a webhook for every taste leaves. */
const MOST_OF_A_CALL = 200;

/** What webhooks were told about a call, in order, each with the address it went to. */
export async function listWebhookDeliveriesOfCall(
  tx: Tx,
  callId: CallId,
): Promise<(WebhookDelivery & { url: string })[]> {
  const rows = await clientOf(tx).webhookDelivery.findMany({
    where: { workspaceId: tx.workspaceId, callId },
    include: { webhook: { select: { url: true } } },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    take: MOST_OF_A_CALL,
  });
  return rows.map((row) => ({ ...parseStored(deliverySchema, row), url: row.webhook.url }));
}
