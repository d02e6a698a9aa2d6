import { createHash } from 'node:crypto';
import type { WorkspaceId } from '@aybiza/foundation/ids';
import { z } from 'zod';
import { parseStored } from './columns.ts';
import { clientOf, type Db, type Tx } from './transaction.ts';

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

/** How far a chain has been followed. */
export interface ChainPlace {
  readonly seq: bigint;
  readonly hash: string;
}
const START: ChainPlace = { seq: 0n, hash: '' };

/** The first entry that does not fit to those before it, or to an anchor. */
export interface ChainBreak {
  readonly seq: bigint;
  /** Null: the entry with this number is gone, or another one than the anchor's. */
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
async function verifyAuditChain(tx: Tx, from: ChainPlace, limit: number): Promise<ChainVerdict> {
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

/** Entries followed in one transaction. */
const ENTRIES = 2_000;

/**
 * Follows the whole audit log of a workspace. With an anchor, an end that was noted earlier, it is broken as well when it does not lead
 * through that: it was cut off, or written anew from some entry before it on.
 */
export async function followAuditChain(db: Db, workspaceId: WorkspaceId, anchor?: ChainPlace): Promise<ChainVerdict> {
  let from = START;
  for (;;) {
    const begin = from;
    const left = anchor !== undefined && begin.seq < anchor.seq ? Number(anchor.seq - begin.seq) : ENTRIES;
    const verdict = await db.forWorkspace(workspaceId, (tx) => verifyAuditChain(tx, begin, Math.min(left, ENTRIES)));
    if (verdict.status === 'broken') return verdict;
    from = verdict.end;
    const { seq, hash } = from;
    if (anchor?.seq === seq && anchor.hash !== hash) return { status: 'broken', at: { seq, id: null } };
    if (!verdict.isLast) continue;
    return anchor !== undefined && seq < anchor.seq ? { status: 'broken', at: { seq: seq + 1n, id: null } } : verdict;
  }
}

function hashOf(row: Row, before: string): string {
  const { seq, id, workspace_id, at, actor_type, actor_id, action, subject, detail } = row;
  const fields = [before, String(seq), id, workspace_id, at, actor_type, actor_id, action, subject, detail];
  const text = fields.map((field) => `${Buffer.byteLength(field)}:${field}`).join('');
  return createHash('sha256').update(text).digest('hex');
}
