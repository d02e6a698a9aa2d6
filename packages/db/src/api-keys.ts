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
}

export async function createApiKey(tx: Tx, key: NewApiKey): Promise<ApiKey> {
  const data = { ...key, scopes: [...key.scopes], id: newId('apiKey'), workspaceId: tx.workspaceId };
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

const keyOwnerSchema = z
  .object({
    id: apiKeyIdSchema,
    workspace_id: workspaceIdSchema,
    scopes: z.array(z.string()),
    created_by: z.string(),
  })
  .transform((row) => ({
    id: row.id,
    workspaceId: row.workspace_id,
    scopes: row.scopes,
    createdBy: row.created_by,
  }));
/** What a presented key may do, and where. */
export type ApiKeyOwner = z.output<typeof keyOwnerSchema>;

/** Who presents this key. Unknown and revoked are alike, in the answer and in the time it takes. */
export async function findApiKeyOwner(db: Db, secretHash: string): Promise<ApiKeyOwner | undefined> {
  const rows = await lookupOf(db)`SELECT * FROM find_api_key(${secretHash})`;
  return parseStored(z.array(keyOwnerSchema), rows)[0];
}
