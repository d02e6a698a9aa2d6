import { type CallId, type SignalId, signalIdSchema } from '@aybiza/foundation/ids';
import { newId } from '@aybiza/foundation/new-id';
import { z } from 'zod';
import { momentColumn, parseStored, toJsonColumn, toJsonText } from './columns.ts';
import { clientOf, type Tx } from './transaction.ts';

export interface NewCallSignal {
  callId: CallId;
  /** The name that a wait of the flow gives it. */
  signal: string;
  /** Any JSON. */
  body: unknown;
  /** The sender's name for this sending; null when it gave none. */
  idempotencyKey: string | null;
}

/** Where a signal stands that was sent. */
export interface SentSignal {
  id: SignalId;
  isUsed: boolean;
  /** The name and the body are those that were sent under this idempotency key at first. */
  isSame: boolean;
}

/** Keeps a signal for a call. A repetition under the same idempotency key adds nothing and gives the first. */
export async function addCallSignal(tx: Tx, { body, ...signal }: NewCallSignal): Promise<SentSignal> {
  const id = newId('signal');
  const data = { ...signal, id, workspaceId: tx.workspaceId, bodyDocument: toJsonColumn(body) };
  const { count } = await clientOf(tx).callSignal.createMany({ data, skipDuplicates: true });
  if (count > 0) return { id, isUsed: false, isSame: true };
  // Only its key can stand in the way, and whoever held it has committed.
  const first = await findRepeatedSignal(tx, { ...signal, body });
  if (first === undefined) throw new Error('a signal was refused for a key that nobody has');
  return first;
}

const repeatedSchema = z.array(
  z.object({ id: signalIdSchema, used_at: momentColumn.nullable(), is_same: z.boolean() }),
);

/** What was sent under the same idempotency key before; undefined for the first of its key, and for one without a key. */
export async function findRepeatedSignal(
  tx: Tx,
  { callId, signal, body, idempotencyKey }: NewCallSignal,
): Promise<SentSignal | undefined> {
  if (idempotencyKey === null) return undefined;
  // The database compares: it knows when two documents mean the same, whatever the order of their fields.
  const rows = await clientOf(tx).$queryRaw`
    SELECT id, used_at, signal = ${signal} AND body_document = ${toJsonText(body)}::jsonb AS is_same
    FROM call_signal
    WHERE workspace_id = ${tx.workspaceId} AND call_id = ${callId} AND idempotency_key = ${idempotencyKey}`;
  const [row] = parseStored(repeatedSchema, rows);
  return row === undefined ? undefined : { id: row.id, isUsed: row.used_at !== null, isSame: row.is_same };
}

export async function isSignalUsed(tx: Tx, id: SignalId): Promise<boolean> {
  const where = { workspaceId: tx.workspaceId, id, usedAt: { not: null } };
  return (await clientOf(tx).callSignal.count({ where })) > 0;
}

/** How many signals wait to be used by a call. */
export function countKeptSignals(tx: Tx, callId: CallId): Promise<number> {
  return clientOf(tx).callSignal.count({ where: { workspaceId: tx.workspaceId, callId, usedAt: null } });
}

const keptSchema = z
  .object({ id: signalIdSchema, bodyDocument: z.unknown() })
  .transform(({ id, bodyDocument }) => ({ id, body: bodyDocument ?? null }));
/** A signal that nobody has used yet. */
export type KeptSignal = z.output<typeof keptSchema>;

/** The oldest unused signal of a name. `except` are those that were used and are not marked yet. */
export async function findKeptSignal(
  tx: Tx,
  { callId, signal, except }: { callId: CallId; signal: string; except: readonly SignalId[] },
): Promise<KeptSignal | undefined> {
  const row = await clientOf(tx).callSignal.findFirst({
    where: { workspaceId: tx.workspaceId, callId, signal, usedAt: null, id: { notIn: [...except] } },
    orderBy: [{ sentAt: 'asc' }, { id: 'asc' }],
    select: { id: true, bodyDocument: true },
  });
  return row === null ? undefined : parseStored(keptSchema, row);
}
