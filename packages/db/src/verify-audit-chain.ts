import { createHash } from 'node:crypto';
import { z } from 'zod';
import { parseStored } from './columns.ts';
import { clientOf, type Tx } from './transaction.ts';

const rowSchema = z.object({
  id: z.string(),
  seq: z.bigint(),
  workspace_id: z.string(),
  at: z.string(),
  actor_type: z.string(),
  actor_id: z.string(),
  action: z.string(),
  subject: z.string(),
  detail: z.string(),
  hash: z.string(),
});
type Row = z.output<typeof rowSchema>;

/** How far a chain has been followed; what it begins with is `START`. */
export interface ChainPlace {
  readonly seq: bigint;
  readonly hash: string;
}
export const START: ChainPlace = { seq: 0n, hash: '' };

/** The first entry that does not fit to those before it. */
export interface ChainBreak {
  readonly seq: bigint;
  /** Null: the entry with this number is gone. */
  readonly id: string | null;
}

export type ChainVerdict =
  | { readonly status: 'intact'; readonly end: ChainPlace; readonly isLast: boolean }
  | { readonly status: 'broken'; readonly at: ChainBreak };

/**
 * Follows the audit log of the workspace from a place on, at most `limit` entries: whether each is as it was written, and none is missing
 * before it or stands elsewhere. It computes the hashes by itself (the rule stands in the migration `audit_chain`). That entries are missing
 * at the end can only be seen by comparing with an end that was noted outside the database.
 */
export async function verifyAuditChain(tx: Tx, from: ChainPlace, limit: number): Promise<ChainVerdict> {
  const rows = parseStored(
    z.array(rowSchema),
    await clientOf(tx).$queryRaw`
      SELECT id, seq, workspace_id, to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS at,
        actor_type, actor_id, action, subject, detail_document::text AS detail, hash
      FROM audit_entry WHERE workspace_id = ${tx.workspaceId} AND seq > ${from.seq} ORDER BY seq LIMIT ${limit}::integer`,
  );
  let end = from;
  for (const row of rows) {
    const seq = end.seq + 1n;
    if (row.seq !== seq) return { status: 'broken', at: { seq, id: null } };
    if (row.hash !== hashOf(row, end.hash)) return { status: 'broken', at: { seq, id: row.id } };
    end = { seq, hash: row.hash };
  }
  return { status: 'intact', end, isLast: rows.length < limit };
}

function hashOf(row: Row, before: string): string {
  const { seq, id, workspace_id, at, actor_type, actor_id, action, subject, detail } = row;
  const fields = [before, String(seq), id, workspace_id, at, actor_type, actor_id, action, subject, detail];
  const text = fields.map((field) => `${Buffer.byteLength(field)}:${field}`).join('');
  return createHash('sha256').update(text).digest('hex');
}
