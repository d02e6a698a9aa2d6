import {
  type AfterCallStepId,
  type AgentId,
  agentIdSchema,
  type CallBackId,
  type CallId,
  callBackIdSchema,
  callIdSchema,
} from '@aybiza/foundation/ids';
import { newId } from '@aybiza/foundation/new-id';
import { type Schedule, scheduleSchema } from '@aybiza/statechart';
import { z } from 'zod';
import { momentColumn, parseStored, storableText, toJsonColumn } from './columns.ts';
import { tellWebhooks } from './tell-webhooks.ts';
import { clientOf, type Tx } from './transaction.ts';

/**
 * `open`: a person is to do it. `planned`: an agent calls when it is due. `calling`: an agent is on the line or about to be.
 * `givenUp`: nobody was reached, or may be.
 */
export const CALL_BACK_STATUSES = ['open', 'planned', 'calling', 'done', 'givenUp', 'cancelled'] as const;
export type CallBackStatus = (typeof CALL_BACK_STATUSES)[number];

/** Why one ended without somebody being reached. */
export const CALL_BACK_REASONS = ['notReached', 'optedOut', 'closed', 'cannotCall'] as const;
export type CallBackReason = (typeof CALL_BACK_REASONS)[number];

const inputsSchema = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]));

const callBackSchema = z
  .object({
    id: callBackIdSchema,
    callId: callIdSchema.nullable(),
    e164: z.string(),
    name: z.string(),
    note: z.string(),
    by: z.enum(['person', 'agent']),
    agentId: agentIdSchema.nullable(),
    inputsDocument: inputsSchema,
    fromE164: z.string().nullable(),
    dueAt: momentColumn,
    hoursDocument: scheduleSchema.nullable(),
    mostTries: z.int(),
    pauseMinutes: z.int(),
    status: z.enum(CALL_BACK_STATUSES),
    tries: z.int(),
    reason: z.string().nullable(),
    assignedTo: z.string().nullable(),
    settledBy: z.string().nullable(),
    practice: z.boolean(),
    createdAt: momentColumn,
    settledAt: momentColumn.nullable(),
    calls: z.array(z.object({ number: z.int(), callId: callIdSchema })),
  })
  .transform(({ inputsDocument, hoursDocument, ...row }) => ({ ...row, inputs: inputsDocument, hours: hoursDocument }));
/** Somebody wants to be called back. */
export type CallBack = z.output<typeof callBackSchema>;

const WITH_CALLS = { calls: { select: { number: true, callId: true }, orderBy: { number: 'asc' } } } as const;

export interface NewCallBack {
  /** In which it was asked for, and by which step; null when a person asks. */
  callId: CallId | null;
  stepId: AfterCallStepId | null;
  e164: string;
  name: string;
  note: string;
  by: 'person' | 'agent';
  agentId: AgentId | null;
  inputs: z.output<typeof inputsSchema>;
  /** The number of ours that they see. */
  fromE164: string | null;
  /** Epoch milliseconds: not before. */
  dueAt: number;
  /** When they may be called. */
  hours: Schedule | null;
  mostTries: number;
  pauseMinutes: number;
  /** The line is practice equipment. */
  practice: boolean;
}

/** Keeps that somebody wants to be called back; a step that asks again gets the first once more. */
export async function addCallBack(tx: Tx, asked: NewCallBack): Promise<CallBackId> {
  const { inputs, hours, dueAt, name, note, ...rest } = asked;
  const { workspaceId } = tx;
  const id = newId('callBack');
  const { count } = await clientOf(tx).callBack.createMany({
    data: {
      ...rest,
      id,
      workspaceId,
      name: storableText(name).slice(0, 200),
      note: storableText(note).slice(0, 2_000),
      dueAt: new Date(dueAt),
      inputsDocument: toJsonColumn(inputs),
      ...(hours === null ? {} : { hoursDocument: toJsonColumn(hours) }),
      status: asked.by === 'agent' ? 'planned' : 'open',
    },
    skipDuplicates: true,
  });
  if (count > 0) await tellWebhooks(tx, 'callBack.requested', { callBackId: id, callId: asked.callId });
  if (asked.stepId === null) return id;
  const kept = await clientOf(tx).callBack.findFirst({
    where: { workspaceId, stepId: asked.stepId },
    select: { id: true },
  });
  return parseStored(callBackIdSchema, kept?.id);
}

export async function findCallBack(tx: Tx, id: CallBackId): Promise<CallBack | undefined> {
  const where = { workspaceId: tx.workspaceId, id };
  const row = await clientOf(tx).callBack.findFirst({ where, include: WITH_CALLS });
  return row === null ? undefined : parseStored(callBackSchema, row);
}

/** The same, and nobody else changes it before this transaction is over. */
export async function lockCallBack(tx: Tx, id: CallBackId): Promise<CallBack | undefined> {
  await clientOf(tx).$queryRaw`SELECT id FROM call_back WHERE id = ${id} FOR UPDATE`;
  return findCallBack(tx, id);
}

/** What came of a call: the call-backs that were asked for in it, and the one that it was a try of. */
export async function listCallBacksOfCall(tx: Tx, callId: CallId): Promise<CallBack[]> {
  const rows = await clientOf(tx).callBack.findMany({
    where: { workspaceId: tx.workspaceId, OR: [{ callId }, { calls: { some: { callId } } }] },
    include: WITH_CALLS,
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  });
  return parseStored(z.array(callBackSchema), rows);
}

/** Of one number, the newest first. */
export async function listCallBacksOfNumber(tx: Tx, e164: string, limit: number): Promise<CallBack[]> {
  const rows = await clientOf(tx).callBack.findMany({
    where: { workspaceId: tx.workspaceId, e164 },
    include: WITH_CALLS,
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: limit,
  });
  return parseStored(z.array(callBackSchema), rows);
}

/** The call-back whose try a call is. */
export async function findCallBackOfTry(tx: Tx, callId: CallId): Promise<CallBackId | undefined> {
  const where = { workspaceId: tx.workspaceId, callId };
  const row = await clientOf(tx).callBackTry.findFirst({ where, select: { callBackId: true } });
  return row === null ? undefined : parseStored(callBackIdSchema, row.callBackId);
}

/** An agent is about to call for the `number`th time, by this call. */
export async function addCallBackTry(tx: Tx, id: CallBackId, made: { number: number; callId: CallId }): Promise<void> {
  await clientOf(tx).callBackTry.createMany({
    data: { callBackId: id, workspaceId: tx.workspaceId, ...made },
    skipDuplicates: true,
  });
}

export interface CallBackChange {
  status?: CallBackStatus;
  by?: 'person' | 'agent';
  agentId?: AgentId | null;
  inputs?: NewCallBack['inputs'];
  dueAt?: number;
  tries?: number;
  mostTries?: number;
  reason?: CallBackReason | null;
  assignedTo?: string | null;
  settledBy?: string | null;
  /** Epoch milliseconds; null: it is on its way again. */
  settledAt?: number | null;
}

/** Changes one that the transaction has locked; whoever wants to hear of its end is told. */
export async function changeCallBack(tx: Tx, id: CallBackId, change: CallBackChange): Promise<void> {
  const { dueAt, settledAt, inputs, ...rest } = change;
  await clientOf(tx).callBack.updateMany({
    where: { workspaceId: tx.workspaceId, id },
    data: {
      ...rest,
      ...(inputs === undefined ? {} : { inputsDocument: toJsonColumn(inputs) }),
      ...(dueAt === undefined ? {} : { dueAt: new Date(dueAt) }),
      ...(settledAt === undefined ? {} : { settledAt: settledAt === null ? null : new Date(settledAt) }),
    },
  });
  const { status } = change;
  if (status !== 'done' && status !== 'givenUp') return;
  const { callId } = (await findCallBack(tx, id)) ?? { callId: null };
  await tellWebhooks(tx, `callBack.${status}`, { callBackId: id, callId });
}

/** Forgets everybody who wanted to be called back at this number, and what webhooks were told of it. */
export async function forgetCallBacks(tx: Tx, e164: string): Promise<CallBackId[]> {
  const where = { workspaceId: tx.workspaceId, e164 };
  const rows = await clientOf(tx).callBack.findMany({ where, select: { id: true } });
  await clientOf(tx).$executeRaw`
    DELETE FROM webhook_delivery WHERE workspace_id = ${tx.workspaceId} AND payload_document #>> '{data,callBackId}' IN (
      SELECT id FROM call_back WHERE workspace_id = ${tx.workspaceId} AND e164 = ${e164})`;
  await clientOf(tx).callBack.deleteMany({ where });
  return rows.map(({ id }) => callBackIdSchema.parse(id));
}

export interface CallBackPage {
  callBacks: CallBack[];
  /** The one after which the next page begins; absent on the last one. */
  nextAfter: CallBackId | undefined;
}

/** Those in one of these states: what is to be done by when it is due, what has ended by when it did. */
export async function listCallBacks(
  tx: Tx,
  filter: { statuses: readonly CallBackStatus[]; assignedTo?: string | undefined },
  page: { limit: number; after?: CallBackId | undefined; order: 'due' | 'settled' },
): Promise<CallBackPage> {
  const { workspaceId } = tx;
  const { statuses, assignedTo } = filter;
  const rows = await clientOf(tx).callBack.findMany({
    where: { workspaceId, status: { in: [...statuses] }, ...(assignedTo === undefined ? {} : { assignedTo }) },
    include: WITH_CALLS,
    orderBy: page.order === 'due' ? [{ dueAt: 'asc' }, { id: 'asc' }] : [{ settledAt: 'desc' }, { id: 'desc' }],
    take: page.limit + 1,
    ...(page.after === undefined ? {} : { cursor: { workspaceId_id: { workspaceId, id: page.after } }, skip: 1 }),
  });
  const callBacks = parseStored(z.array(callBackSchema), rows.slice(0, page.limit));
  return { callBacks, nextAfter: rows.length > page.limit ? callBacks.at(-1)?.id : undefined };
}

/** How many are in each state. */
export async function countCallBacks(tx: Tx): Promise<Record<CallBackStatus, number>> {
  const rows = await clientOf(tx).callBack.groupBy({
    by: ['status'],
    where: { workspaceId: tx.workspaceId },
    _count: { _all: true },
  });
  const counted = new Map(rows.map(({ status, _count }) => [status, _count._all]));
  const of = (status: CallBackStatus) => counted.get(status) ?? 0;
  return {
    open: of('open'),
    planned: of('planned'),
    calling: of('calling'),
    done: of('done'),
    givenUp: of('givenUp'),
    cancelled: of('cancelled'),
  };
}
