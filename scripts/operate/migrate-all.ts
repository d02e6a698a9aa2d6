import { migrateDatabase } from '@aybiza/db/migrate';
import { migrateQueue } from '@aybiza/jobs';

/**
 * Brings the database to the newest migration, makes the role of the apps, and lets it into the queue. Safe to run again.
 * @param ownerUrl a connection that owns the database and may create roles
 * @param appUrl the apps' own connection, which names their role and its password
 * @returns the names of the migrations that were missing
 */
export async function migrateAll(ownerUrl: string, appUrl: string): Promise<readonly string[]> {
  const { username, password } = new URL(appUrl);
  const appRole = decodeURIComponent(username);
  const { applied } = await migrateDatabase({ ownerUrl, appRole, appPassword: decodeURIComponent(password) });
  // After the above, which makes the role that is let in here.
  await migrateQueue({ ownerUrl });
  return applied;
}
