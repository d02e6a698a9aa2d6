import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { bigintColumn, momentColumn, parseStored, toJsonColumn } from './columns.ts';
import { clientOf, type Tx } from './transaction.ts';

const entrySchema = z
  .object({
    seq: bigintColumn,
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

/** What is looked for; each that is given must fit. */
export interface AuditFilter {
  actorId?: string | undefined;
  /** The first part of what was done, such as `member`, or all of it. */
  action?: string | undefined;
  /** Epoch milliseconds. */
  from?: number | undefined;
  before?: number | undefined;
}

/** The newest entries first, those behind `beforeSeq`. */
export async function listAuditEntries(
  tx: Tx,
  limit: number,
  { beforeSeq, ...filter }: AuditFilter & { beforeSeq?: number | undefined } = {},
): Promise<AuditEntry[]> {
  const behind = beforeSeq === undefined ? {} : { seq: { lt: beforeSeq } };
  const rows = await clientOf(tx).auditEntry.findMany({
    where: { workspaceId: tx.workspaceId, ...behind, ...whereOf(filter) },
    orderBy: { seq: 'desc' },
    take: limit,
  });
  return parseStored(z.array(entrySchema), rows);
}

function whereOf({ actorId, action, from, before }: AuditFilter) {
  return {
    ...(actorId === undefined ? {} : { actorId }),
    ...(action === undefined ? {} : { OR: [{ action }, { action: { startsWith: `${action}.` } }] }),
    at: {
      ...(from === undefined ? {} : { gte: new Date(from) }),
      ...(before === undefined ? {} : { lt: new Date(before) }),
    },
  };
}
