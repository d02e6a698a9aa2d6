import { z } from 'zod';
import { momentColumn, parseStored } from './columns.ts';
import { clientOf, type Tx } from './transaction.ts';

/** A request that is to have its effect once. */
export interface KeyedRequest {
  /** The procedure's name; a key means something for one procedure only. */
  readonly procedure: string;
  readonly key: string;
  /** Tells this input from every other. */
  readonly inputHash: string;
}

/** What is known of a request under its key. */
export type KeyStanding =
  /** Nobody has come with this key: whoever asked does it now. */
  | { readonly status: 'claimed' }
  | { readonly status: 'otherInput' }
  /** Somebody is at it since `claimedAt` (epoch milliseconds), or was cut off. */
  | { readonly status: 'underWay'; readonly claimedAt: number }
  | { readonly status: 'answered'; readonly replySealed: string };

/** How long an answer is given again. */
const KEPT_MS = 24 * 60 * 60 * 1_000;
/** More than one that comes. */
const SWEPT_AT_ONCE = 20;

const rowSchema = z.object({ inputHash: z.string(), claimedAt: momentColumn, replySealed: z.string().nullable() });

/** Takes a key for a request, unless it is taken; of all who ask at once, one gets it. */
export async function claimKey(tx: Tx, request: KeyedRequest, now: number): Promise<KeyStanding> {
  const { procedure, key, inputHash } = request;
  const tooOld = new Date(now - KEPT_MS);
  const claimed = await clientOf(tx).$executeRaw`
    INSERT INTO idempotency_key (workspace_id, procedure, key, input_hash, claimed_at)
    VALUES (${tx.workspaceId}, ${procedure}, ${key}, ${inputHash}, ${new Date(now)})
    ON CONFLICT (workspace_id, procedure, key) DO UPDATE
      SET input_hash = excluded.input_hash, claimed_at = excluded.claimed_at, reply_sealed = NULL
      WHERE idempotency_key.claimed_at < ${tooOld}`;
  if (claimed > 0) {
    await sweep(tx, tooOld);
    return { status: 'claimed' };
  }
  const where = { workspaceId_procedure_key: { workspaceId: tx.workspaceId, procedure, key } };
  const row = await clientOf(tx).idempotencyKey.findUnique({ where });
  // Let go of between the two statements: whoever asks next gets it.
  if (row === null) return { status: 'underWay', claimedAt: now };
  const found = parseStored(rowSchema, row);
  if (found.inputHash !== inputHash) return { status: 'otherInput' };
  if (found.replySealed === null) return { status: 'underWay', claimedAt: found.claimedAt };
  return { status: 'answered', replySealed: found.replySealed };
}

/** Keeps the answer for whoever comes with the key again. */
export async function keepReply(tx: Tx, { procedure, key }: KeyedRequest, replySealed: string): Promise<void> {
  const where = { workspaceId: tx.workspaceId, procedure, key };
  await clientOf(tx).idempotencyKey.updateMany({ where, data: { replySealed } });
}

/** What was refused or failed may be asked for again under the same key. */
export async function letGoOfKey(tx: Tx, { procedure, key }: KeyedRequest): Promise<void> {
  const where = { workspaceId: tx.workspaceId, procedure, key, replySealed: null };
  await clientOf(tx).idempotencyKey.deleteMany({ where });
}

async function sweep(tx: Tx, tooOld: Date): Promise<void> {
  await clientOf(tx).$executeRaw`
    DELETE FROM idempotency_key WHERE workspace_id = ${tx.workspaceId} AND (procedure, key) IN (
      SELECT procedure, key FROM idempotency_key
      WHERE workspace_id = ${tx.workspaceId} AND claimed_at < ${tooOld}
      ORDER BY claimed_at LIMIT ${SWEPT_AT_ONCE} FOR UPDATE SKIP LOCKED
    )`;
}
