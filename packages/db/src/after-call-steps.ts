import {
  type AfterCallStepId,
  type AgentId,
  afterCallStepIdSchema,
  agentIdSchema,
  type CallId,
  callIdSchema,
  type OutboxId,
  outboxIdSchema,
} from '@aybiza/foundation/ids';
import { newId } from '@aybiza/foundation/new-id';
import { z } from 'zod';
import { momentColumn, parseStored, storableText, toJsonColumn } from './columns.ts';
import { clientOf, type Tx } from './transaction.ts';

/** `unknown`: something that cannot be taken back may have happened; it is never done again unless a person says so. */
export const AFTER_CALL_STATUSES = ['waiting', 'running', 'done', 'failed', 'skipped', 'unknown'] as const;
export type AfterCallStatus = (typeof AFTER_CALL_STATUSES)[number];

const stepSchema = z
  .object({
    id: afterCallStepIdSchema,
    callId: callIdSchema,
    agentId: agentIdSchema,
    step: z.string(),
    position: z.int(),
    kind: z.string(),
    name: z.string(),
    needs: z.array(z.string()),
    status: z.enum(AFTER_CALL_STATUSES),
    attempts: z.int(),
    lastError: z.string().nullable(),
    outboxId: outboxIdSchema.nullable(),
    intentAt: momentColumn.nullable(),
    resultDocument: z.unknown(),
    createdAt: momentColumn,
    startedAt: momentColumn.nullable(),
    finishedAt: momentColumn.nullable(),
  })
  .transform(({ resultDocument, ...step }) => ({ ...step, result: resultDocument ?? null }));
/** A step of a call's lane: how far it is, and what came of it. */
export type StoredAfterCallStep = z.output<typeof stepSchema>;

export interface NewAfterCallStep {
  /** Its id in the flow. */
  step: string;
  kind: string;
  name: string;
  needs: readonly string[];
}

/** Notes the steps of a call's lane, in order; those that are there stay as they are. */
export async function addAfterCallSteps(
  tx: Tx,
  { callId, agentId, steps }: { callId: CallId; agentId: AgentId; steps: readonly NewAfterCallStep[] },
): Promise<void> {
  const data = steps.map(({ step, kind, name, needs }, position) => {
    const ids = { id: newId('afterCallStep'), workspaceId: tx.workspaceId, callId, agentId };
    return { ...ids, step, kind, name: storableText(name), needs: [...needs], position };
  });
  await clientOf(tx).afterCallStep.createMany({ data, skipDuplicates: true });
}

/** The steps of a call, in the order of its lane. */
export async function listAfterCallStepsOf(tx: Tx, callId: CallId): Promise<StoredAfterCallStep[]> {
  const where = { workspaceId: tx.workspaceId, callId };
  const rows = await clientOf(tx).afterCallStep.findMany({ where, orderBy: [{ position: 'asc' }, { id: 'asc' }] });
  return parseStored(z.array(stepSchema), rows);
}

/**
 * The same, and nobody else changes them before this transaction is over: of two steps that end at once, the second sees the first, and what
 * waits for both begins once.
 */
export async function lockAfterCallStepsOf(tx: Tx, callId: CallId): Promise<StoredAfterCallStep[]> {
  await clientOf(tx).$queryRaw`SELECT id FROM after_call_step WHERE call_id = ${callId} ORDER BY id FOR UPDATE`;
  return listAfterCallStepsOf(tx, callId);
}

export async function findAfterCallStep(tx: Tx, id: AfterCallStepId): Promise<StoredAfterCallStep | undefined> {
  const row = await clientOf(tx).afterCallStep.findFirst({ where: { workspaceId: tx.workspaceId, id } });
  return row === null ? undefined : parseStored(stepSchema, row);
}

/** What happens to a step. */
export type StepChange =
  /** Its job was asked for. */
  | { to: 'waiting'; outboxId: OutboxId }
  /** One more try begins. */
  | { to: 'running'; at: number }
  | { to: 'done'; at: number; result: unknown }
  | { to: 'skipped'; at: number; reason: string }
  | { to: 'failed' | 'unknown'; at: number; error: string };

/** Changes how far a step is. One that is done or skipped stays so, whatever a second worker says of it: then false. */
export async function changeAfterCallStep(tx: Tx, id: AfterCallStepId, change: StepChange): Promise<boolean> {
  const { count } = await clientOf(tx).afterCallStep.updateMany({
    where: { workspaceId: tx.workspaceId, id, status: { notIn: ['done', 'skipped'] } },
    data: { status: change.to, ...columnsOf(change) },
  });
  return count > 0;
}

function columnsOf(change: StepChange) {
  switch (change.to) {
    case 'waiting':
      return { outboxId: change.outboxId };
    case 'running':
      return { startedAt: new Date(change.at), finishedAt: null, attempts: { increment: 1 } };
    case 'done': {
      const finishedAt = new Date(change.at);
      return { finishedAt, lastError: null, intentAt: null, resultDocument: toJsonColumn(change.result) };
    }
    case 'skipped':
      return { finishedAt: new Date(change.at), lastError: storableText(change.reason), intentAt: null };
    default:
      return { finishedAt: new Date(change.at), lastError: storableText(change.error) };
  }
}

/** A try that came to nothing, because its turn is later or its worker stops: it does not count. */
export async function takeBackStepTry(tx: Tx, id: AfterCallStepId): Promise<void> {
  await clientOf(tx).afterCallStep.updateMany({
    where: { workspaceId: tx.workspaceId, id, status: 'running', attempts: { gt: 0 } },
    data: { status: 'waiting', attempts: { decrement: 1 } },
  });
}

/** Notes why a try failed that is not the last. */
export async function noteStepError(tx: Tx, id: AfterCallStepId, error: string): Promise<void> {
  await clientOf(tx).afterCallStep.updateMany({
    where: { workspaceId: tx.workspaceId, id, status: 'running' },
    data: { lastError: storableText(error) },
  });
}

/** What a step tells others: written down by whoever comes first, and the same at every attempt. */
export async function keepStepPayload(tx: Tx, id: AfterCallStepId, make: () => Promise<unknown>): Promise<unknown> {
  const client = clientOf(tx);
  const where = { workspaceId: tx.workspaceId, id };
  await client.$queryRaw`SELECT id FROM after_call_step WHERE id = ${id} FOR UPDATE`;
  const find = async () =>
    (await client.afterCallStep.findFirst({ where, select: { payloadDocument: true } }))?.payloadDocument;
  const kept = await find();
  if (kept !== undefined && kept !== null) return kept;
  await client.afterCallStep.updateMany({ where, data: { payloadDocument: toJsonColumn(await make()) } });
  return find();
}

/** Notes that something is about to happen which cannot be taken back. False when that was noted before: it may have happened. */
export async function noteStepIntent(tx: Tx, id: AfterCallStepId, at: number): Promise<boolean> {
  const { count } = await clientOf(tx).afterCallStep.updateMany({
    where: { workspaceId: tx.workspaceId, id, intentAt: null, status: 'running' },
    data: { intentAt: new Date(at) },
  });
  return count > 0;
}

/** It is known that it did not happen. */
export async function clearStepIntent(tx: Tx, id: AfterCallStepId): Promise<void> {
  const where = { workspaceId: tx.workspaceId, id };
  await clientOf(tx).afterCallStep.updateMany({ where, data: { intentAt: null } });
}

/** A person sends a step on its way again: it begins anew, also where it is unknown whether it happened. False for one that has not failed. */
export async function resetAfterCallStep(tx: Tx, id: AfterCallStepId): Promise<boolean> {
  const { count } = await clientOf(tx).afterCallStep.updateMany({
    where: { workspaceId: tx.workspaceId, id, status: { in: ['failed', 'unknown'] } },
    data: { status: 'waiting', attempts: 0, lastError: null, intentAt: null, startedAt: null, finishedAt: null },
  });
  return count > 0;
}

/** For `list-after-call-steps.ts`: rows of the table to records. */
export function toAfterCallSteps(rows: readonly unknown[]): StoredAfterCallStep[] {
  return parseStored(z.array(stepSchema), rows);
}
