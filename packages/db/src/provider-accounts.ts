import { randomUUID } from 'node:crypto';
import { type WorkspaceId, workspaceIdSchema } from '@aybiza/foundation/ids';
import type { SealedPlace } from '@aybiza/foundation/sealer';
import { z } from 'zod';
import { momentColumn, parseStored, toJsonColumn } from './columns.ts';
import { clientOf, type Db, lookupOf, type Tx } from './transaction.ts';

const accountSchema = z
  .object({
    vendor: z.string(),
    version: z.string(),
    settingsDocument: z.unknown(),
    sealedSecret: z.string().nullable(),
    secretEnding: z.string(),
    changedAt: momentColumn,
  })
  .transform(({ settingsDocument: settings, ...account }) => ({ ...account, settings }));
/** A workspace's own account with a vendor; `sealedSecret` is sealed by whoever stores it, for `accountSecretPlace`. */
export type ProviderAccount = z.output<typeof accountSchema>;

export interface NewProviderAccount {
  vendor: string;
  /** What may be shown. */
  settings: unknown;
  sealedSecret: string | null;
  /** The last characters of the secret, four at most. */
  secretEnding: string;
}

/** Where the secret of an account may be opened: nowhere but in its own row. */
export function accountSecretPlace(workspaceId: WorkspaceId, vendor: string): SealedPlace {
  return { workspaceId, purpose: `provider-account:${vendor}` };
}

/** All accounts of the workspace, by vendor. */
export async function listProviderAccounts(tx: Tx): Promise<ProviderAccount[]> {
  const rows = await clientOf(tx).providerAccount.findMany({
    where: { workspaceId: tx.workspaceId },
    orderBy: { vendor: 'asc' },
  });
  return parseStored(z.array(accountSchema), rows);
}

export async function findProviderAccount(tx: Tx, vendor: string): Promise<ProviderAccount | undefined> {
  const row = await clientOf(tx).providerAccount.findFirst({ where: { workspaceId: tx.workspaceId, vendor } });
  return row === null ? undefined : parseStored(accountSchema, row);
}

/** Adds the account with a vendor, or puts this one in its place; it has another version then. */
export async function saveProviderAccount(tx: Tx, { vendor, settings, ...secret }: NewProviderAccount): Promise<void> {
  const { workspaceId } = tx;
  const data = { ...secret, settingsDocument: toJsonColumn(settings), version: randomUUID(), changedAt: new Date() };
  await clientOf(tx).providerAccount.upsert({
    where: { workspaceId_vendor: { workspaceId, vendor } },
    create: { workspaceId, vendor, ...data },
    update: data,
  });
}

/** Forgets an account with its secret; false when there is none. */
export async function removeProviderAccount(tx: Tx, vendor: string): Promise<boolean> {
  const { count } = await clientOf(tx).providerAccount.deleteMany({ where: { workspaceId: tx.workspaceId, vendor } });
  return count > 0;
}

const choiceSchema = z
  .object({ version: z.string(), choiceDocument: z.unknown() })
  .transform(({ version, choiceDocument: choice }) => ({ version, choice }));

/** Which vendors the workspace wants to use; undefined while it has said nothing. */
export async function findProviderChoice(tx: Tx): Promise<z.output<typeof choiceSchema> | undefined> {
  const row = await clientOf(tx).providerChoice.findFirst({ where: { workspaceId: tx.workspaceId } });
  return row === null ? undefined : parseStored(choiceSchema, row);
}

export async function saveProviderChoice(tx: Tx, choice: unknown): Promise<void> {
  const { workspaceId } = tx;
  const data = { choiceDocument: toJsonColumn(choice), version: randomUUID(), changedAt: new Date() };
  await clientOf(tx).providerChoice.upsert({ where: { workspaceId }, create: { workspaceId, ...data }, update: data });
}

const telephoneAccountSchema = z
  .object({ workspace_id: workspaceIdSchema, account_sid: z.string(), version: z.string() })
  .transform((row) => ({ workspaceId: row.workspace_id, accountSid: row.account_sid, version: row.version }));
/** Whose account with the telephone company a request may come from. */
export type TelephoneAccount = z.output<typeof telephoneAccountSchema>;

/** The accounts of all workspaces with the telephone company, without their secrets. */
export async function listTelephoneAccounts(db: Db, limit: number): Promise<TelephoneAccount[]> {
  const rows = await lookupOf(db)`SELECT * FROM list_telephone_accounts(${limit}::integer)`;
  return parseStored(z.array(telephoneAccountSchema), rows);
}
