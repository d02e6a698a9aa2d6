import { type Db, lookupOf } from './transaction.ts';

/** Stores the same password under another hash, unless it is another password meanwhile. */
export async function replacePasswordHash(db: Db, { before, after }: { before: string; after: string }): Promise<void> {
  await lookupOf(db)`UPDATE account SET password = ${after}, "updatedAt" = now() WHERE password = ${before}`;
}

/** Notes that somebody has read what was sent to their address. */
export async function noteEmailConfirmed(db: Db, userId: string): Promise<void> {
  await lookupOf(db)`UPDATE "user" SET "emailVerified" = true, "updatedAt" = now() WHERE id = ${userId}`;
}
