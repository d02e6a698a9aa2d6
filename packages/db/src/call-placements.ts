import { type CallId, callIdSchema, type WorkspaceId, workspaceIdSchema } from '@aybiza/foundation/ids';
import { z } from 'zod';
import { parseStored, toJsonColumn, toJsonText } from './columns.ts';
import { clientOf, type Db, lookupOf, type Tx } from './transaction.ts';

const requestSchema = z.object({
  agentId: z.string(),
  to: z.string(),
  from: z.string(),
  /** Variables of the flow that are set before the call begins. */
  inputs: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
});
/** What was asked: which agent calls whom from which number, and what it is told before. */
export type PlacementRequest = z.output<typeof requestSchema>;

/**
 * How far it went. `attempted`: about to ask the telephone company, and not known whether it was; for good when it stays so.
 * `unknown`: it gave no answer that says. `answered`: somebody picked up. `over`: nobody did, and the record has ended.
 */
const statusSchema = z.enum(['asked', 'attempted', 'placed', 'unknown', 'answered', 'over']);
export type PlacementStatus = z.output<typeof statusSchema>;

const placementSchema = z
  .object({ requestDocument: requestSchema, status: statusSchema })
  .transform(({ requestDocument, status }) => ({ request: requestDocument, status }));
export type Placement = z.output<typeof placementSchema>;

interface NewPlacement {
  callId: CallId;
  request: PlacementRequest;
  idempotencyKey: string | null;
}

/** Keeps that a call is to be placed, for a call that was made in the same transaction. False: the key has placed one before. */
export async function addPlacement(tx: Tx, placement: NewPlacement): Promise<boolean> {
  return (await addPlacements(tx, [placement])) > 0;
}

/** The same of several; gives how many there are now that were not before. */
export async function addPlacements(tx: Tx, placements: readonly NewPlacement[]): Promise<number> {
  const data = placements.map(({ request, ...rest }) => ({
    ...rest,
    workspaceId: tx.workspaceId,
    requestDocument: toJsonColumn(request),
  }));
  return (await clientOf(tx).callPlacement.createMany({ data, skipDuplicates: true })).count;
}

const repeatedSchema = z.array(
  z
    .object({ call_id: callIdSchema, status: statusSchema, is_same: z.boolean() })
    .transform((row) => ({ callId: row.call_id, status: row.status, isSame: row.is_same })),
);

/** The call that this key has placed; `isSame`: for the same request. */
export async function findRepeatedPlacement(
  tx: Tx,
  { idempotencyKey, request }: { idempotencyKey: string; request: PlacementRequest },
): Promise<z.output<typeof repeatedSchema>[number] | undefined> {
  // The database compares: it knows when two documents mean the same, whatever the order of their fields.
  const rows = await clientOf(tx).$queryRaw`
    SELECT call_id, status, request_document = ${toJsonText(request)}::jsonb AS is_same
    FROM call_placement WHERE workspace_id = ${tx.workspaceId} AND idempotency_key = ${idempotencyKey}`;
  return parseStored(repeatedSchema, rows)[0];
}

export async function findPlacement(tx: Tx, callId: CallId): Promise<Placement | undefined> {
  const row = await clientOf(tx).callPlacement.findFirst({ where: { workspaceId: tx.workspaceId, callId } });
  return row === null ? undefined : parseStored(placementSchema, row);
}

/** Goes on to `next` from one of the states before; false when it stands elsewhere, so that of several only one goes on. */
export async function movePlacement(
  tx: Tx,
  callId: CallId,
  { from, next }: { from: readonly PlacementStatus[]; next: PlacementStatus },
): Promise<boolean> {
  const { count } = await clientOf(tx).callPlacement.updateMany({
    where: { workspaceId: tx.workspaceId, callId, status: { in: [...from] } },
    data: { status: next },
  });
  return count > 0;
}

/** Takes back a call that no process has begun to place, record and key with it. False: one has. */
export async function withdrawPlacement(tx: Tx, callId: CallId): Promise<boolean> {
  return (await withdrawPlacements(tx, [callId])).length > 0;
}

/** The same of several; gives those that were taken back. */
export async function withdrawPlacements(tx: Tx, callIds: readonly CallId[]): Promise<CallId[]> {
  const rows = await clientOf(tx).$queryRaw`
    DELETE FROM call_placement WHERE workspace_id = ${tx.workspaceId} AND call_id = ANY (${[...callIds]}::text[]) AND status = 'asked'
    RETURNING call_id AS "callId"`;
  const withdrawn = parseStored(z.array(z.object({ callId: callIdSchema })), rows).map(({ callId }) => callId);
  await clientOf(tx).call.deleteMany({ where: { workspaceId: tx.workspaceId, id: { in: withdrawn } } });
  return withdrawn;
}

/** The telephone company's name for the call; whoever hears it first writes it down. */
export async function setCallSid(tx: Tx, callId: CallId, callSid: string): Promise<void> {
  const where = { workspaceId: tx.workspaceId, id: callId, callSid: null };
  await clientOf(tx).call.updateMany({ where, data: { callSid } });
}

const silentSchema = z.array(
  z
    .object({ call_id: callIdSchema, workspace_id: workspaceIdSchema })
    .transform((row) => ({ callId: row.call_id, workspaceId: row.workspace_id })),
);

/** Calls that were to be placed so long ago, and of which nothing was heard: neither that somebody picked up nor that nobody did. */
export async function listSilentPlacements(
  db: Db,
  { limit, silentForMs }: { limit: number; silentForMs: number },
): Promise<{ callId: CallId; workspaceId: WorkspaceId }[]> {
  const rows = await lookupOf(db)`SELECT * FROM list_silent_placements(${limit}::integer, ${silentForMs}::integer)`;
  return parseStored(silentSchema, rows);
}
