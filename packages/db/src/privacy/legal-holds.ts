import { type AgentId, type CallId, type ContactId, callIdSchema } from '@aybiza/foundation/ids';
import { z } from 'zod';
import { momentColumn, parseStored } from '../columns.ts';
import { clientOf, type Tx } from '../transaction.ts';

const holdSchema = z.object({
  kind: z.enum(['call', 'contact']),
  subjectId: z.string(),
  reason: z.string(),
  heldBy: z.string(),
  heldAt: momentColumn,
});
/** A call or a person that nothing may delete, for a court or an authority. */
export type LegalHold = z.output<typeof holdSchema>;

/** What is held: whatever deletes asks first. */
export type Held = { kind: 'call'; id: CallId } | { kind: 'contact'; id: ContactId };

/** Holds it, or changes why; from here on neither retention nor a person deletes it. */
export async function hold(tx: Tx, { kind, id }: Held, why: Pick<LegalHold, 'reason' | 'heldBy'>): Promise<void> {
  const { workspaceId } = tx;
  const where = { workspaceId_kind_subjectId: { workspaceId, kind, subjectId: id } };
  await clientOf(tx).legalHold.upsert({ where, create: { workspaceId, kind, subjectId: id, ...why }, update: why });
}

/** False when it was not held. */
export async function releaseHold(tx: Tx, { kind, id }: Held): Promise<boolean> {
  const where = { workspaceId: tx.workspaceId, kind, subjectId: id };
  return (await clientOf(tx).legalHold.deleteMany({ where })).count > 0;
}

export async function findHold(tx: Tx, { kind, id }: Held): Promise<LegalHold | undefined> {
  const where = { workspaceId: tx.workspaceId, kind, subjectId: id };
  const row = await clientOf(tx).legalHold.findFirst({ where });
  return row === null ? undefined : parseStored(holdSchema, row);
}

/** The newest first. */
export async function listHolds(tx: Tx, limit: number): Promise<LegalHold[]> {
  const rows = await clientOf(tx).legalHold.findMany({
    where: { workspaceId: tx.workspaceId },
    orderBy: { heldAt: 'desc' },
    take: limit,
  });
  return parseStored(z.array(holdSchema), rows);
}

/** Which calls are held: by themselves, or with the person of whom they are. */
export async function listHeldCalls(tx: Tx): Promise<string[]> {
  const rows = await clientOf(tx).$queryRaw`
    SELECT subject_id AS id FROM legal_hold WHERE workspace_id = ${tx.workspaceId} AND kind = 'call'
    UNION
    SELECT call.id FROM legal_hold hold
    JOIN contact ON contact.id = hold.subject_id AND contact.workspace_id = hold.workspace_id
    JOIN call ON call.workspace_id = hold.workspace_id AND contact.e164 IN (call.from_party, call.to_party)
    WHERE hold.workspace_id = ${tx.workspaceId} AND hold.kind = 'contact'`;
  return parseStored(z.array(z.object({ id: z.string() })), rows).map(({ id }) => id);
}

/** The held calls of one agent. */
export async function listHeldCallsOf(tx: Tx, agentId: AgentId): Promise<CallId[]> {
  const where = { workspaceId: tx.workspaceId, agentId, id: { in: await listHeldCalls(tx) } };
  const rows = await clientOf(tx).call.findMany({ where, select: { id: true } });
  return rows.map(({ id }) => callIdSchema.parse(id));
}

export async function listHeldContacts(tx: Tx): Promise<string[]> {
  const rows = await clientOf(tx).legalHold.findMany({ where: { workspaceId: tx.workspaceId, kind: 'contact' } });
  return parseStored(z.array(holdSchema), rows).map(({ subjectId }) => subjectId);
}
