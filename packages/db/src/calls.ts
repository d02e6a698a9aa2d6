import { type CallChannel, callChannelSchema } from '@aybiza/call-log';
import {
  type AgentId,
  agentIdSchema,
  type CallId,
  callIdSchema,
  type DeploymentId,
  type FlowVersionId,
  flowVersionIdSchema,
  type WorkspaceId,
  workspaceIdSchema,
} from '@aybiza/foundation/ids';
import { z } from 'zod';
import { momentColumn, parseStored, storableText, toJsonColumn } from './columns.ts';
import { clientOf, type Db, lookupOf, type Tx } from './transaction.ts';

const directionSchema = z.enum(['inbound', 'outbound']);
const statusSchema = z.enum(['live', 'ended', 'failed']);
export type CallStatus = z.output<typeof statusSchema>;

const callSchema = z
  .object({
    id: callIdSchema,
    agentId: agentIdSchema,
    flowVersionId: flowVersionIdSchema.nullable(),
    statechartHash: z.string(),
    channel: callChannelSchema,
    direction: directionSchema,
    from: z.string(),
    to: z.string(),
    callSid: z.string().nullable(),
    status: statusSchema,
    outcome: z.string().nullable(),
    startedAt: momentColumn,
    endedAt: momentColumn.nullable(),
    endReason: z.string().nullable(),
    variablesDocument: z.record(z.string(), z.unknown()),
    summary: z.string().nullable(),
    isTest: z.boolean(),
    practice: z.boolean(),
    durationMs: z.int().nullable(),
    turns: z.int(),
    /** When its log was erased because the workspace keeps none for so long. */
    logErasedAt: momentColumn.nullable(),
    recordingErasedAt: momentColumn.nullable(),
  })
  .transform(({ variablesDocument, ...call }) => ({ ...call, variables: variablesDocument }));
/** One conversation, from answer to hang-up. */
export type StoredCall = z.output<typeof callSchema>;

export interface NewCall {
  id: CallId;
  agentId: AgentId;
  /** Null for a test call of a draft. */
  flowVersionId: FlowVersionId | null;
  statechartHash: string;
  /** That chose the version; null or left out: somebody named what is to run. */
  deploymentId?: DeploymentId | null;
  channel: CallChannel;
  direction: z.output<typeof directionSchema>;
  from: string;
  to: string;
  callSid: string | null;
  /** Epoch milliseconds; also the first part of the key of the call's events. */
  startedAt: number;
  isTest: boolean;
  /** Answered by practice equipment. */
  practice: boolean;
  /** Of a test call that begins at a turn of another one; it goes when that one goes. */
  wentBackToId?: CallId;
}

/** Records a call that has begun. A repetition (a spool that is written again) changes nothing and gives false. */
export async function createCall(tx: Tx, { wentBackToId, ...call }: NewCall): Promise<boolean> {
  const where = { workspaceId: tx.workspaceId, id: wentBackToId ?? '' };
  const select = { id: true, wentBackToId: true } as const;
  const origin = wentBackToId === undefined ? null : await clientOf(tx).call.findFirst({ where, select });
  // What was said first was said in the call at the beginning of them all. It may have been erased since the test call was prepared.
  const data = { ...toRow(tx, call), wentBackToId: origin?.wentBackToId ?? origin?.id ?? null };
  const { count } = await clientOf(tx).call.createMany({ data, skipDuplicates: true });
  return count > 0;
}

/** Records several calls, none of which goes back to another. */
export async function createCalls(tx: Tx, calls: readonly Omit<NewCall, 'wentBackToId'>[]): Promise<void> {
  await clientOf(tx).call.createMany({ data: calls.map((call) => toRow(tx, call)) });
}

function toRow({ workspaceId }: Tx, { from, to, startedAt, ...call }: Omit<NewCall, 'wentBackToId'>) {
  const parties = { from: storableText(from), to: storableText(to) };
  return { ...call, ...parties, workspaceId, startedAt: new Date(startedAt) };
}

export async function findCall(tx: Tx, id: CallId): Promise<StoredCall | undefined> {
  const row = await clientOf(tx).call.findFirst({ where: { workspaceId: tx.workspaceId, id } });
  return row === null ? undefined : parseStored(callSchema, row);
}

export interface CallEnd {
  status: 'ended' | 'failed';
  /** Epoch milliseconds. */
  endedAt: number;
  endReason: string;
  outcome: string | null;
  variables: Readonly<Record<string, unknown>>;
  turns: number;
}

/** Closes a live call; false when it is unknown or closed already. `endCall` does this together with what follows. */
export async function finishCall(tx: Tx, id: CallId, end: CallEnd): Promise<boolean> {
  const client = clientOf(tx);
  const where = { workspaceId: tx.workspaceId, id };
  const call = await client.call.findFirst({ where, select: { startedAt: true } });
  if (call === null) return false;
  const { variables, endedAt, ...rest } = end;
  const { count } = await client.call.updateMany({
    where: { ...where, status: 'live' },
    data: {
      ...rest,
      endedAt: new Date(endedAt),
      durationMs: Math.max(0, endedAt - call.startedAt.getTime()),
      variablesDocument: toJsonColumn(variables),
    },
  });
  return count > 0;
}

/** What is found out about a call after it has ended. */
export async function annotateCall(tx: Tx, id: CallId, note: { summary?: string; outcome?: string }): Promise<boolean> {
  const data = { ...note, ...(note.summary === undefined ? {} : { summary: storableText(note.summary) }) };
  const { count } = await clientOf(tx).call.updateMany({ where: { workspaceId: tx.workspaceId, id }, data });
  return count > 0;
}

/**
 * Removes a call with its events, checkpoint, results, recording rows and what webhooks were told about it, and the test calls that began
 * at one of its turns; the files are the caller's business.
 */
export async function deleteCall(tx: Tx, id: CallId): Promise<boolean> {
  const call = await findCall(tx, id);
  if (call === undefined) return false;
  const { workspaceId } = tx;
  const callStartedAt = new Date(call.startedAt);
  const copies = await clientOf(tx).call.findMany({ where: { workspaceId, wentBackToId: id }, select: { id: true } });
  for (const copy of copies) await deleteCall(tx, callIdSchema.parse(copy.id));
  await clientOf(tx).callEvent.deleteMany({ where: { workspaceId, callStartedAt, callId: id } });
  await clientOf(tx).webhookDelivery.deleteMany({ where: { workspaceId, callId: id } });
  await clientOf(tx).call.deleteMany({ where: { workspaceId, id } });
  return true;
}

const callPlaceSchema = z
  .object({ workspace_id: workspaceIdSchema, call_id: callIdSchema })
  .transform((row) => ({ workspaceId: row.workspace_id, callId: row.call_id }));

/** Which call a carrier's webhook talks about. */
export async function findCallBySid(
  db: Db,
  callSid: string,
): Promise<{ workspaceId: WorkspaceId; callId: CallId } | undefined> {
  const rows = await lookupOf(db)`SELECT * FROM find_call_by_sid(${callSid})`;
  return parseStored(z.array(callPlaceSchema), rows)[0];
}

/** For `list-calls.ts`: rows of the call table to records. */
export function toStoredCalls(rows: readonly unknown[]): StoredCall[] {
  return parseStored(z.array(callSchema), rows);
}
