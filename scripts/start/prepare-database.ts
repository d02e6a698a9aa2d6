/**
 * A program of its own (it needs Prisma, which the one that only watches the apps should not carry): brings the database to
 * the newest migration, seeds the demo, makes a key for the command line, seals anew what an earlier AUTH_SECRET has sealed. Prints one
 * line of JSON: what was done.
 */
import { seedDemo } from '@aybiza/api/seed/seed-demo';
import { createApiKeySecret, hashApiKey } from '@aybiza/auth/api-key-secret';
import { sealSecondFactorsAnew } from '@aybiza/auth/seal-second-factors';
import { createApiKey, findApiKeyOwner } from '@aybiza/db/api-keys';
import { createDb, type Db } from '@aybiza/db/client';
import { sealAllAnew } from '@aybiza/db/sealed-secrets';
import { parseEnv } from '@aybiza/foundation/env';
import type { WorkspaceId } from '@aybiza/foundation/ids';
import { createSealer } from '@aybiza/foundation/sealer';
import { z } from 'zod';
import { migrateAll } from '../operate/migrate-all.ts';

const env = parseEnv(
  z.object({
    DATABASE_URL: z.url(),
    DATABASE_OWNER_URL: z.url().optional(),
    AYBIZA_API_KEY: z.string().optional(),
    AUTH_SECRET: z.string().optional(),
    AUTH_SECRET_PREVIOUS: z.string().optional(),
  }),
  process.env,
);

const migrated =
  env.DATABASE_OWNER_URL === undefined
    ? []
    : await migrateAll({ ownerUrl: env.DATABASE_OWNER_URL, appUrl: env.DATABASE_URL });
const db = createDb({ url: env.DATABASE_URL, poolSize: 2 });
const { workspaceId } = await seedDemo(db);
const apiKey = await ensureApiKey(db, workspaceId, env.AYBIZA_API_KEY);
await sealAnew(db);
await db.close();
// Prisma's migration engine leaves a timer of 10 s behind, for which nobody should wait.
process.stdout.write(JSON.stringify({ applied: migrated.length, apiKey }), () => process.exit(0));

/** Nothing runs yet that would still seal with the secret before. What neither opens is left: its owner enters it again. */
async function sealAnew(open: Db): Promise<void> {
  const { AUTH_SECRET: secret, AUTH_SECRET_PREVIOUS: previous } = env;
  if (secret === undefined || previous === undefined) return;
  await sealAllAnew(open, createSealer(secret, { previous }).sealAnew);
  await sealSecondFactorsAnew(open, { secret, previousSecret: previous });
}

/** The key of this machine's own command line: the given one while it opens this database's door, else a new one. */
async function ensureApiKey(open: Db, workspaceId: WorkspaceId, given: string | undefined): Promise<string> {
  const hash = given === undefined ? undefined : hashApiKey(given);
  if (given !== undefined && hash !== undefined && (await findApiKeyOwner(open, hash)) !== undefined) return given;
  const { text, prefix, hash: secretHash } = createApiKeySecret();
  const scopes = [
    'agents:read',
    'agents:write',
    'flows:read',
    'flows:write',
    'flows:publish',
    'calls:read',
    'numbers:write',
  ] as const;
  const key = { name: 'The command line of this machine', prefix, secretHash, scopes, createdBy: 'npm start' };
  await open.forWorkspace(workspaceId, (tx) => createApiKey(tx, key));
  return text;
}
