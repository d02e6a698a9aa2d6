import { createHash } from 'node:crypto';
import { type WorkspaceId, workspaceIdSchema } from '@aybiza/foundation/ids';
import { z } from 'zod';
import { parseStored, toJsonText } from './columns.ts';
import { clientOf, type Db, lookupOf, type Tx } from './transaction.ts';

export interface NewSingleUseToken {
  /** Random, at least 128 bits; only its hash is stored. */
  secret: string;
  /** What it opens; it opens nothing else. */
  purpose: string;
  payload: unknown;
  ttlMs: number;
}

/**
 * Lets the bearer of a secret in, once, for a while. The database's clock decides how long. Clears away the workspace's tokens that
 * can open nothing any more: nobody else does.
 */
export async function issueSingleUseToken(tx: Tx, token: NewSingleUseToken): Promise<void> {
  if (token.secret.length < 20) throw new Error('a single-use secret must carry at least 128 random bits');
  await clientOf(tx).$executeRaw`
    DELETE FROM single_use_token WHERE id IN (
      SELECT id FROM single_use_token WHERE workspace_id = ${tx.workspaceId} AND expires_at < now()
      FOR UPDATE SKIP LOCKED)`;
  const payload = toJsonText(token.payload);
  await clientOf(tx).$executeRaw`
    INSERT INTO single_use_token (id, workspace_id, purpose, payload_document, expires_at)
    VALUES (${hashSecret(token.secret)}, ${tx.workspaceId}, ${token.purpose}, ${payload}::jsonb,
            now() + ${token.ttlMs}::integer * interval '1 millisecond')`;
}

const consumedSchema = z
  .object({ workspace_id: workspaceIdSchema, payload: z.unknown() })
  .transform(({ workspace_id: workspaceId, payload }) => ({ workspaceId, payload }));

/** Uses a secret up. Of any number of parallel attempts exactly one gets the payload; unknown, used and expired are alike. */
export async function consumeSingleUseToken(
  db: Db,
  attempt: { secret: string; purpose: string },
): Promise<{ workspaceId: WorkspaceId; payload: unknown } | undefined> {
  const hash = hashSecret(attempt.secret);
  const rows = await lookupOf(db)`SELECT * FROM consume_single_use_token(${hash}, ${attempt.purpose})`;
  return parseStored(z.array(consumedSchema), rows)[0];
}

function hashSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}
