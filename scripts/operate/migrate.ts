/** `npm run migrate`: brings a database of one's own to the newest migration. Before a new release is started; safe to run again. */
import { z } from 'zod';
import { migrateAll } from './migrate-all.ts';
import { readOperatorEnv } from './read-operator-env.ts';
import { runCommand } from './run-command.ts';

await runCommand(async () => {
  const env = readOperatorEnv(z.object({ DATABASE_URL: z.url(), DATABASE_OWNER_URL: z.url() }));
  const applied = await migrateAll({ ownerUrl: env.DATABASE_OWNER_URL, appUrl: env.DATABASE_URL });
  return applied.length === 0 ? 'The database is up to date.\n' : `Applied: ${applied.join(', ')}\n`;
});
