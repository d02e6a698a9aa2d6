/** `npm run migrate`: brings a database of one's own to the newest migration. Before a new release is started; safe to run again. */
import { z } from 'zod';
import { migrateAll } from './migrate-all.ts';
import { readOperatorEnv } from './read-operator-env.ts';

const env = readOperatorEnv(z.object({ DATABASE_URL: z.url(), DATABASE_OWNER_URL: z.url() }));
const applied = await migrateAll(env.DATABASE_OWNER_URL, env.DATABASE_URL);
const news = applied.length === 0 ? 'The database is up to date.\n' : `Applied: ${applied.join(', ')}\n`;
// Prisma's migration engine leaves a timer of 10 s behind, for which nobody should wait.
process.stdout.write(news, () => process.exit(0));
