import { migrateDatabase } from '@aybiza/db/migrate';
import { migrateQueue } from '@aybiza/jobs';

interface Migrating {
  /** A connection that owns the database and may create roles. */
  ownerUrl: string;
  /** The apps' own connection, which names their role and its password. */
  appUrl: string;
  /** Only these migrations; all unless given. */
  only?: readonly string[];
}

/**
 * Brings the database to the newest migration, makes the role of the apps, and lets it into the queue. Safe to run again.
 * @returns the names of the migrations that were missing
 */
export async function migrateAll({ ownerUrl, appUrl, ...rest }: Migrating): Promise<readonly string[]> {
  const { username, password } = new URL(appUrl);
  const login = { appRole: decodeURIComponent(username), appPassword: decodeURIComponent(password) };
  const { applied } = await migrateDatabase({ ownerUrl, ...login, ...rest });
  // After the above, which makes the role that is let in here.
  await migrateQueue({ ownerUrl });
  return applied;
}
