/**
 * `npm run move`: takes the embedded set-up of the data folder into a database of one's own, which DATABASE_URL and DATABASE_OWNER_URL name, and
 * its files into a bucket, where RECORDINGS_S3_BUCKET names one. What it is taken from stays as it is.
 */

import { fillDatabase, withSnapshot } from '@aybiza/db/whole-database';
import { readSecrets } from '../start/secrets.ts';
import { copyFiles } from './copy-files.ts';
import { migrateAll } from './migrate-all.ts';
import { type Installation, openEmbedded, openNamed, readInstallationEnv } from './open-installation.ts';
import { runCommand } from './run-command.ts';

await runCommand(async () => {
  const env = readInstallationEnv();
  const target = openNamed(env);
  if (target === undefined)
    throw new Error('Say where to: set DATABASE_URL and DATABASE_OWNER_URL, in .env for example.');
  const inFolder = { ...env, RECORDINGS_S3_BUCKET: undefined };
  const source = await openEmbedded(inFolder, { mayRun: false });
  try {
    await migrateAll(source); // an earlier version may have been the last to run on it
    await migrateAll(target);
    await copyDatabase(source, target);
    const files = env.RECORDINGS_S3_BUCKET === undefined ? 0 : await copyFiles(source.files, target.files);
    const { authSecret } = await readSecrets(env.AYBIZA_DATA_DIR);
    return [
      `Moved: the database, and ${files} files${env.RECORDINGS_S3_BUCKET === undefined ? ' (they stay in the data folder: no bucket is named)' : ''}.`,
      'Everybody signs in again. All apps need the secret that has been used until now; put it where you keep the others:',
      `AUTH_SECRET=${authSecret}`,
      '',
    ].join('\n');
  } finally {
    await source.close();
  }
});

async function copyDatabase(source: Installation, target: Installation): Promise<void> {
  await withSnapshot(source.ownerUrl, ({ migrations, tables, read }) =>
    fillDatabase({ ownerUrl: target.ownerUrl, migrations }, async ({ fill }) => {
      for (const table of tables) await fill(table, read(table));
    }),
  );
}
