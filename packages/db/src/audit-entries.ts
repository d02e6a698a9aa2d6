import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { momentColumn, parseStored, toJsonColumn } from './columns.ts';
import { clientOf, type Tx } from './transaction.ts';

const entrySchema = z
  .object({
    at: momentColumn,
    actorType: z.enum(['person', 'key']),
    actorId: z.string(),
    action: z.string(),
    subject: z.string(),
    detailDocument: z.unknown(),
  })
  .transform(({ detailDocument: detail, actorType: type, actorId: id, ...entry }) => ({
    ...entry,
    actor: { type, id },
    detail,
  }));
/** Something that was changed, and by whom. */
export type AuditEntry = z.output<typeof entrySchema>;

export interface NewAuditEntry {
  actor: { type: 'person' | 'key'; id: string };
  /** Such as `providerAccount.set`. */
  action: string;
  /** What was changed, such as a vendor's name. */
  subject: string;
  /** Never a secret. */
  detail: unknown;
}

/** Writes down who changed what; in the transaction that changes it, so that neither is there without the other. */
export async function addAuditEntry(tx: Tx, { actor, action, subject, detail }: NewAuditEntry): Promise<void> {
  await clientOf(tx).auditEntry.create({
    data: {
      id: randomUUID(),
      workspaceId: tx.workspaceId,
      actorType: actor.type,
      actorId: actor.id,
      action,
      subject,
      detailDocument: toJsonColumn(detail),
    },
  });
}

/** The newest entries first. */
export async function listAuditEntries(tx: Tx, limit: number): Promise<AuditEntry[]> {
  const rows = await clientOf(tx).auditEntry.findMany({
    where: { workspaceId: tx.workspaceId },
    orderBy: { at: 'desc' },
    take: limit,
  });
  return parseStored(z.array(entrySchema), rows);
}
