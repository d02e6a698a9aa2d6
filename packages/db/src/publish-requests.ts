import { type FlowId, flowIdSchema, type PublishRequestId, publishRequestIdSchema } from '@aybiza/foundation/ids';
import { newId } from '@aybiza/foundation/new-id';
import { z } from 'zod';
import { momentColumn, parseStored } from './columns.ts';
import { clientOf, type Tx } from './transaction.ts';

/** `outdated`: the draft said something else when it was to be approved, or asked for anew. */
export const requestStatusSchema = z.enum(['open', 'approved', 'declined', 'withdrawn', 'published', 'outdated']);
export type RequestStatus = z.output<typeof requestStatusSchema>;

const requestSchema = z.object({
  id: publishRequestIdSchema,
  flowId: flowIdSchema,
  statechartHash: z.string(),
  revision: z.int(),
  /** Of the version that is published by it. */
  name: z.string(),
  note: z.string(),
  status: requestStatusSchema,
  requestedBy: z.string(),
  requestedAt: momentColumn,
  decidedBy: z.string().nullable(),
  decidedAt: momentColumn.nullable(),
  reason: z.string(),
});
/** Somebody asks that exactly this content be published. People are user ids. */
export type PublishRequest = z.output<typeof requestSchema>;

export interface NewPublishRequest {
  flowId: FlowId;
  /** Of the draft as it is compiled now. */
  statechartHash: string;
  revision: number;
  name: string;
  note: string;
  requestedBy: string;
}

/** Asks. There can be one open request for a flow at a time: lock its draft first, and close the one before. */
export async function addPublishRequest(tx: Tx, request: NewPublishRequest): Promise<PublishRequestId> {
  const id = newId('publishRequest');
  await clientOf(tx).publishRequest.create({ data: { id, workspaceId: tx.workspaceId, ...request } });
  return id;
}

export async function findPublishRequest(tx: Tx, id: PublishRequestId): Promise<PublishRequest | undefined> {
  const row = await clientOf(tx).publishRequest.findFirst({ where: { workspaceId: tx.workspaceId, id } });
  return row === null ? undefined : parseStored(requestSchema, row);
}

/** What was asked for last. */
export async function findNewestRequest(tx: Tx, flowId: FlowId): Promise<PublishRequest | undefined> {
  const row = await clientOf(tx).publishRequest.findFirst({
    where: { workspaceId: tx.workspaceId, flowId },
    orderBy: [{ requestedAt: 'desc' }, { id: 'desc' }],
  });
  return row === null ? undefined : parseStored(requestSchema, row);
}

/** The requests for a flow that are not over: the open one, and those that were approved and not published yet. */
export async function listUnsettledRequests(tx: Tx, flowId: FlowId): Promise<PublishRequest[]> {
  const rows = await clientOf(tx).publishRequest.findMany({
    where: { workspaceId: tx.workspaceId, flowId, status: { in: ['open', 'approved'] } },
  });
  return parseStored(z.array(requestSchema), rows);
}

/** Says what became of a request. Lock the draft it is about first. */
export async function settleRequest(
  tx: Tx,
  id: PublishRequestId,
  { status, decidedBy, reason }: { status: RequestStatus; decidedBy: string; reason?: string },
): Promise<void> {
  const data = { status, decidedBy, decidedAt: new Date(), ...(reason === undefined ? {} : { reason }) };
  await clientOf(tx).publishRequest.updateMany({ where: { workspaceId: tx.workspaceId, id }, data });
}
