import { type ApiKeyId, apiKeyIdSchema, workspaceIdSchema } from '@aybiza/foundation/ids';
import { newId } from '@aybiza/foundation/new-id';
import { z } from 'zod';
import { momentColumn, parseStored } from './columns.ts';
import { clientOf, type Db, lookupOf, type Tx } from './transaction.ts';

const apiKeySchema = z.object({
  id: apiKeyIdSchema,
  name: z.string(),
  prefix: z.string(),
  scopes: z.array(z.string()),
  createdBy: z.string(),
  createdAt: momentColumn,
  lastUsedAt: momentColumn.nullable(),
  revokedAt: momentColumn.nullable(),
  expiresAt: momentColumn.nullable(),
  previousUntil: momentColumn.nullable(),
});
/** An integrator's key as it may be shown: neither the key nor its hash. */
export type ApiKey = z.output<typeof apiKeySchema>;

export interface NewApiKey {
  name: string;
  /** The first characters, to recognise it by. */
  prefix: string;
  /** SHA-256 of the whole key, in hexadecimal. */
  secretHash: string;
  scopes: readonly string[];
  createdBy: string;
  /** Epoch milliseconds; left out or null: it does not end by itself. */
  expiresAt?: number | null;
}

export async function createApiKey(tx: Tx, { expiresAt = null, ...key }: NewApiKey): Promise<ApiKey> {
  const ends = { expiresAt: expiresAt === null ? null : new Date(expiresAt) };
  const data = { ...key, ...ends, scopes: [...key.scopes], id: newId('apiKey'), workspaceId: tx.workspaceId };
  return parseStored(apiKeySchema, await clientOf(tx).apiKey.create({ data }));
}

/** All keys, revoked ones too, newest first. */
export async function listApiKeys(tx: Tx): Promise<ApiKey[]> {
  const where = { workspaceId: tx.workspaceId };
  return parseStored(
    z.array(apiKeySchema),
    await clientOf(tx).apiKey.findMany({ where, orderBy: { createdAt: 'desc' } }),
  );
}

/** Ends a key at once and for good; false when it is unknown or ended already. */
export async function revokeApiKey(tx: Tx, id: ApiKeyId): Promise<boolean> {
  const where = { workspaceId: tx.workspaceId, id, revokedAt: null };
  const { count } = await clientOf(tx).apiKey.updateMany({ where, data: { revokedAt: new Date() } });
  return count > 0;
}

export interface ApiKeyRenewal {
  prefix: string;
  /** SHA-256 of the new key, in hexadecimal. */
  secretHash: string;
  /** Epoch milliseconds. */
  now: number;
  /** How long the key before it is valid as well. */
  until: number;
}

/**
 * Puts another key in the place of this one, which is valid as well until then. `renewedLately`: the one before it still is, and whoever
 * knows only that must not be cut off.
 */
export async function renewApiKey(
  tx: Tx,
  id: ApiKeyId,
  { prefix, secretHash, now, until }: ApiKeyRenewal,
): Promise<'done' | 'unknown' | 'renewedLately'> {
  const renewed = await clientOf(tx).$executeRaw`
    UPDATE api_key SET previous_hash = secret_hash, previous_until = ${new Date(until)}::timestamptz,
      secret_hash = ${secretHash}, prefix = ${prefix}
    WHERE workspace_id = ${tx.workspaceId} AND id = ${id} AND revoked_at IS NULL
      AND (previous_until IS NULL OR previous_until <= ${new Date(now)}::timestamptz)`;
  if (renewed > 0) return 'done';
  const where = { workspaceId: tx.workspaceId, id, revokedAt: null };
  return (await clientOf(tx).apiKey.count({ where })) > 0 ? 'renewedLately' : 'unknown';
}

/** The key before the last renewal is valid no more; false when there is none. */
export async function endPreviousApiKey(tx: Tx, id: ApiKeyId): Promise<boolean> {
  const where = { workspaceId: tx.workspaceId, id, previousHash: { not: null } };
  const data = { previousHash: null, previousUntil: null };
  return (await clientOf(tx).apiKey.updateMany({ where, data })).count > 0;
}

const keyOwnerSchema = z
  .object({
    id: apiKeyIdSchema,
    workspace_id: workspaceIdSchema,
    scopes: z.array(z.string()),
    created_by: z.string(),
    is_suspended: z.boolean(),
  })
  .transform((row) => ({
    id: row.id,
    workspaceId: row.workspace_id,
    scopes: row.scopes,
    createdBy: row.created_by,
    /** Its workspace lets nobody in. */
    isSuspended: row.is_suspended,
  }));
/** What a presented key may do, and where. */
export type ApiKeyOwner = z.output<typeof keyOwnerSchema>;

/** Who presents this key. Unknown, revoked and expired are alike, in the answer and in the time it takes. */
export async function findApiKeyOwner(db: Db, secretHash: string): Promise<ApiKeyOwner | undefined> {
  const rows = await lookupOf(db)`SELECT * FROM find_api_key(${secretHash})`;
  return parseStored(z.array(keyOwnerSchema), rows)[0];
}
