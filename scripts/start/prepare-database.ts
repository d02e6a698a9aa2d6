/**
 * A program of its own (it needs Prisma, which the one that only watches the apps should not carry): brings the database to
 * the newest migration and seeds the demo. Prints one line of JSON: what was done.
 */
import { createDb } from '@aybiza/db/client';
import { migrateDatabase } from '@aybiza/db/migrate';
import { parseEnv } from '@aybiza/foundation/env';
import { z } from 'zod';

const env = parseEnv(
  z.object({
    DATABASE_URL: z.url(),
    DATABASE_OWNER_URL: z.url().optional(),
  }),
  process.env,
);

const { username, password } = new URL(env.DATABASE_URL);
const migrated =
  env.DATABASE_OWNER_URL === undefined
    ? { applied: [] }
    : await migrateDatabase({
        ownerUrl: env.DATABASE_OWNER_URL,
        appRole: decodeURIComponent(username),
        appPassword: decodeURIComponent(password),
      });
const db = createDb({ url: env.DATABASE_URL, poolSize: 2 });
try {
  const { seedDemo } = await import('@aybiza/api/seed/seed-demo');
  await seedDemo(db);
} finally {
  await db.close();
}
console.log(JSON.stringify({ applied: migrated.applied.length }));
