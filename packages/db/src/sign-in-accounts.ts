import { z } from 'zod';
import { parseStored } from './columns.ts';
import { type Db, lookupOf } from './transaction.ts';

/** Stores the same password under another hash, unless it is another password meanwhile. */
export async function replacePasswordHash(db: Db, { before, after }: { before: string; after: string }): Promise<void> {
  await lookupOf(db)`UPDATE account SET password = ${after}, "updatedAt" = now() WHERE password = ${before}`;
}

/** Notes that somebody has read what was sent to their address. */
export async function noteEmailConfirmed(db: Db, userId: string): Promise<void> {
  await lookupOf(db)`UPDATE "user" SET "emailVerified" = true, "updatedAt" = now() WHERE id = ${userId}`;
}

const secondFactorSchema = z.object({ id: z.string(), secret: z.string(), backupCodes: z.string() });
/** Codes of an app beside the password, as they are encrypted. */
export type SecondFactor = z.output<typeof secondFactorSchema>;

export async function listSecondFactors(db: Db): Promise<SecondFactor[]> {
  const rows = await lookupOf(db)`SELECT id, secret, "backupCodes" FROM "twoFactor" ORDER BY id`;
  return parseStored(z.array(secondFactorSchema), rows);
}

/** Stores the same under another encryption; false when it is another one meanwhile. */
export async function replaceSecondFactor(
  db: Db,
  { before, after }: { before: SecondFactor; after: Omit<SecondFactor, 'id'> },
): Promise<boolean> {
  const rows = await lookupOf(db)`
    UPDATE "twoFactor" SET secret = ${after.secret}, "backupCodes" = ${after.backupCodes}
    WHERE id = ${before.id} AND secret = ${before.secret} AND "backupCodes" = ${before.backupCodes} RETURNING id`;
  return parseStored(z.array(z.unknown()), rows).length > 0;
}
