import {
  type DeploymentId,
  deploymentIdSchema,
  type PhoneNumberId,
  phoneNumberIdSchema,
  type WorkspaceId,
  workspaceIdSchema,
} from '@aybiza/foundation/ids';
import { newId } from '@aybiza/foundation/new-id';
import { z } from 'zod';
import { momentColumn, parseStored } from './columns.ts';
import { clientOf, type Db, lookupOf, type Tx } from './transaction.ts';

const phoneNumberSchema = z
  .object({
    id: phoneNumberIdSchema,
    e164: z.string(),
    deploymentId: deploymentIdSchema.nullable(),
    label: z.string(),
    pbxSecretHash: z.string().nullable(),
    fallbackNumber: z.string().nullable(),
    createdAt: momentColumn,
  })
  .transform(({ pbxSecretHash, ...number }) => ({ ...number, hasPbxSecret: pbxSecretHash !== null }));
/** A number people call, and what answers it. */
export type PhoneNumber = z.output<typeof phoneNumberSchema>;

export interface NewPhoneNumber {
  e164: string;
  label?: string;
  deploymentId?: DeploymentId;
  /** E.164: who is rung when we cannot take a call. */
  fallbackNumber?: string | null;
}

/** Adds a number; in the whole installation it can be only once. */
export async function addPhoneNumber(
  tx: Tx,
  number: NewPhoneNumber,
): Promise<{ status: 'added'; phoneNumber: PhoneNumber } | { status: 'taken' }> {
  const id = newId('phoneNumber');
  const data = { ...number, id, workspaceId: tx.workspaceId };
  const { count } = await clientOf(tx).phoneNumber.createMany({ data, skipDuplicates: true });
  if (count === 0) return { status: 'taken' };
  const phoneNumber = await findPhoneNumber(tx, id);
  if (phoneNumber === undefined) throw new Error('a number that was just added is there');
  return { status: 'added', phoneNumber };
}

/** Undefined for one of another workspace, too. */
export async function findPhoneNumber(tx: Tx, id: PhoneNumberId): Promise<PhoneNumber | undefined> {
  const row = await clientOf(tx).phoneNumber.findFirst({ where: { workspaceId: tx.workspaceId, id } });
  return row === null ? undefined : parseStored(phoneNumberSchema, row);
}

export async function listPhoneNumbers(tx: Tx): Promise<PhoneNumber[]> {
  const where = { workspaceId: tx.workspaceId };
  const rows = await clientOf(tx).phoneNumber.findMany({ where, orderBy: { e164: 'asc' } });
  return parseStored(z.array(phoneNumberSchema), rows);
}

/** Changes what is said about a number, such as the deployment that it points at; false when there is no such number. */
export async function updatePhoneNumber(
  tx: Tx,
  id: PhoneNumberId,
  changes: { deploymentId?: DeploymentId | null; label?: string; fallbackNumber?: string | null },
): Promise<boolean> {
  const { count } = await clientOf(tx).phoneNumber.updateMany({
    where: { workspaceId: tx.workspaceId, id },
    data: changes,
  });
  return count > 0;
}

export async function removePhoneNumber(tx: Tx, id: PhoneNumberId): Promise<boolean> {
  const { count } = await clientOf(tx).phoneNumber.deleteMany({ where: { workspaceId: tx.workspaceId, id } });
  return count > 0;
}

/** From now on a PBX brings calls for a number by this secret and no other, or by none; false when there is no such number. */
export async function setPbxSecret(tx: Tx, id: PhoneNumberId, pbxSecretHash: string | null): Promise<boolean> {
  const where = { workspaceId: tx.workspaceId, id };
  const { count } = await clientOf(tx).phoneNumber.updateMany({ where, data: { pbxSecretHash } });
  return count > 0;
}

const pbxLineSchema = z
  .object({ workspace_id: workspaceIdSchema, e164: z.string(), phone_number_id: phoneNumberIdSchema })
  .transform((row) => ({ workspaceId: row.workspace_id, e164: row.e164, phoneNumberId: row.phone_number_id }));
/** The number for which a PBX brings calls. */
export type PbxLine = z.output<typeof pbxLineSchema>;

/** Which line a PBX opens with a secret of this hash. */
export async function findPbxLine(db: Db, secretHash: string): Promise<PbxLine | undefined> {
  const rows = await lookupOf(db)`SELECT * FROM find_pbx_line(${secretHash})`;
  return parseStored(z.array(pbxLineSchema), rows)[0];
}

const numberOwnerSchema = z
  .object({
    workspace_id: workspaceIdSchema,
    phone_number_id: phoneNumberIdSchema,
    deployment_id: deploymentIdSchema.nullable(),
  })
  .transform((row) => ({
    workspaceId: row.workspace_id,
    phoneNumberId: row.phone_number_id,
    deploymentId: row.deployment_id ?? undefined,
  }));
/** Whose number was called, before anything else is known about the call. */
export interface NumberOwner {
  workspaceId: WorkspaceId;
  phoneNumberId: PhoneNumberId;
  deploymentId: DeploymentId | undefined;
}

export async function findNumberOwner(db: Db, e164: string): Promise<NumberOwner | undefined> {
  const rows = await lookupOf(db)`SELECT * FROM find_phone_number(${e164})`;
  return parseStored(z.array(numberOwnerSchema), rows)[0];
}

const deployedNumberSchema = z.intersection(z.object({ e164: z.string() }), numberOwnerSchema);

/** Every number that something answers: what a voice process warms up, so that it can answer while the database is away. */
export async function listDeployedNumbers(db: Db, limit: number): Promise<(NumberOwner & { e164: string })[]> {
  const rows = await lookupOf(db)`SELECT * FROM list_deployed_numbers(${limit}::integer)`;
  return parseStored(z.array(deployedNumberSchema), rows);
}

const fallbackSchema = z
  .object({ e164: z.string(), workspace_id: workspaceIdSchema, fallback_number: z.string() })
  .transform((row) => ({ e164: row.e164, workspaceId: row.workspace_id, to: row.fallback_number }));
/** Who is rung (`to`, E.164) when a call to a number cannot be taken. */
export type NumberFallback = z.output<typeof fallbackSchema>;

/** Also of a workspace that is suspended; undefined where nobody is to be rung. */
export async function findNumberFallback(db: Db, e164: string): Promise<NumberFallback | undefined> {
  const rows = await lookupOf(db)`SELECT * FROM list_fallback_numbers(${e164}::text, 1)`;
  return parseStored(z.array(fallbackSchema), rows)[0];
}

/** Those of the whole installation: what a voice process remembers for when the database is away. */
export async function listNumberFallbacks(db: Db, limit: number): Promise<NumberFallback[]> {
  const rows = await lookupOf(db)`SELECT * FROM list_fallback_numbers(NULL::text, ${limit}::integer)`;
  return parseStored(z.array(fallbackSchema), rows);
}
