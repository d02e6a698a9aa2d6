import type { WorkspaceId } from '@aybiza/foundation/ids';
import type { SealedPlace } from '@aybiza/foundation/sealer';
import { z } from 'zod';
import { momentColumn, parseStored, toJsonColumn } from './columns.ts';
import { clientOf, type Tx } from './transaction.ts';

/** How a secret is shown to the other system: `Authorization: Bearer …`, `Authorization: Basic …` (RFC 7617), or a header of its own. */
export const credentialMannerSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('bearer') }),
  z.strictObject({ kind: z.literal('basic'), username: z.string() }),
  z.strictObject({ kind: z.literal('header'), header: z.string() }),
]);
export type CredentialManner = z.output<typeof credentialMannerSchema>;

const credentialSchema = z
  .object({
    name: z.string(),
    mannerDocument: credentialMannerSchema,
    origins: z.array(z.string()),
    sealedSecret: z.string(),
    secretEnding: z.string(),
    changedAt: momentColumn,
  })
  .transform(({ mannerDocument: manner, ...credential }) => ({ ...credential, manner }));
/** A key of another system; `sealedSecret` is sealed by whoever stores it, for `credentialPlace`. */
export type Credential = z.output<typeof credentialSchema>;

/** A header that is sent to these origins and to no other. */
export interface BoundHeader {
  readonly origins: readonly string[];
  readonly name: string;
  readonly value: string;
}

/** Where a credential's secret may be opened: nowhere but in its own row. */
export function credentialPlace(workspaceId: WorkspaceId, name: string): SealedPlace {
  return { workspaceId, purpose: `credential:${name}` };
}

/** The header by which a credential is shown, with its secret in plain text. */
export function boundHeaderOf(
  { manner, origins }: Pick<Credential, 'manner' | 'origins'>,
  secret: string,
): BoundHeader {
  switch (manner.kind) {
    case 'bearer':
      return { origins, name: 'Authorization', value: `Bearer ${secret}` };
    case 'basic': {
      const pair = Buffer.from(`${manner.username}:${secret}`, 'utf8').toString('base64');
      return { origins, name: 'Authorization', value: `Basic ${pair}` };
    }
    default:
      return { origins, name: manner.header, value: secret };
  }
}

/** All credentials of the workspace, by name. */
export async function listCredentials(tx: Tx): Promise<Credential[]> {
  const where = { workspaceId: tx.workspaceId };
  const rows = await clientOf(tx).credential.findMany({ where, orderBy: { name: 'asc' } });
  return parseStored(z.array(credentialSchema), rows);
}

export async function findCredential(tx: Tx, name: string): Promise<Credential | undefined> {
  const row = await clientOf(tx).credential.findFirst({ where: { workspaceId: tx.workspaceId, name } });
  return row === null ? undefined : parseStored(credentialSchema, row);
}

/** Adds a credential, or puts this one in the place of the one with its name. */
export async function saveCredential(
  tx: Tx,
  { name, manner, origins, sealedSecret, secretEnding }: Omit<Credential, 'changedAt'>,
): Promise<void> {
  const { workspaceId } = tx;
  const stored = { mannerDocument: toJsonColumn(manner), origins: [...origins], sealedSecret, secretEnding };
  const data = { ...stored, changedAt: new Date() };
  await clientOf(tx).credential.upsert({
    where: { workspaceId_name: { workspaceId, name } },
    create: { workspaceId, name, ...data },
    update: data,
  });
}

/** Forgets a credential with its secret; false when there is none. */
export async function removeCredential(tx: Tx, name: string): Promise<boolean> {
  const { count } = await clientOf(tx).credential.deleteMany({ where: { workspaceId: tx.workspaceId, name } });
  return count > 0;
}

/** Puts another sealed form in the place of a secret, unless that is another one meanwhile. */
export async function replaceSealedCredential(
  tx: Tx,
  { name, before, sealed }: { name: string; before: string; sealed: string },
): Promise<boolean> {
  const where = { workspaceId: tx.workspaceId, name, sealedSecret: before };
  return (await clientOf(tx).credential.updateMany({ where, data: { sealedSecret: sealed } })).count > 0;
}
