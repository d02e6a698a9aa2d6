/**
 * A program of its own: seals every secret in the database with AUTH_SECRET that AUTH_SECRET_PREVIOUS has sealed. Says how many; ends with
 * 1 when there are some that neither opens.
 */
import { sealSecondFactorsAnew } from '@aybiza/auth/seal-second-factors';
import { createDb } from '@aybiza/db/client';
import { sealAllAnew } from '@aybiza/db/sealed-secrets';
import { createSealer } from '@aybiza/foundation/sealer';
import { z } from 'zod';
import { readOperatorEnv } from './read-operator-env.ts';

const env = readOperatorEnv(
  z.object({
    DATABASE_URL: z.url(),
    AUTH_SECRET: z.string().min(32, 'at least 32 characters'),
    AUTH_SECRET_PREVIOUS: z.string().min(32, 'at least 32 characters'),
  }),
);

const db = createDb({ url: env.DATABASE_URL, poolSize: 2 });
const sealer = createSealer(env.AUTH_SECRET, { previous: env.AUTH_SECRET_PREVIOUS });
const done = [
  await sealAllAnew(db, sealer.sealAnew),
  await sealSecondFactorsAnew(db, { secret: env.AUTH_SECRET, previousSecret: env.AUTH_SECRET_PREVIOUS }),
];
await db.close();
const count = (part: 'changed' | 'kept') => done.reduce((sum, { [part]: more }) => sum + more, 0);
const unreadable = done.flatMap((part) => part.unreadable);
process.stdout.write(`Sealed anew: ${count('changed')}. Already sealed with AUTH_SECRET: ${count('kept')}.\n`);
for (const { workspaceId, purpose } of unreadable)
  process.stderr.write(`Opened by neither secret, left as it is: ${purpose} of ${workspaceId}\n`);
process.exitCode = unreadable.length === 0 ? 0 : 1;
