/**
 * `npm run restore -- <folder>`: brings a backup to life: in a database of one's own that is empty, or as the embedded set-up in a data folder
 * that is not there yet. A backup of an earlier version is brought to this one. People who were erased since it was made are erased again, by the
 * list that the store of files keeps: a second folder, `npm run restore -- <folder> <newer>`, is a later backup, or what is left of the store.
 */
import { copyFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { migrationNames } from '@aybiza/db/migrate';
import { filesOf, fillFromTables, readManifest } from './backup-folder.ts';
import { copyFiles } from './copy-files.ts';
import { eraseAllAgain, storeAt } from './erase-all-again.ts';
import { migrateAll } from './migrate-all.ts';
import { openEmbedded, openNamed, readInstallationEnv } from './open-installation.ts';
import { runCommand } from './run-command.ts';

await runCommand(async ([name, newer]) => {
  if (name === undefined) throw new Error('Say from where: npm run restore -- <folder of a backup>');
  const folder = resolve(name);
  const manifest = await readManifest(folder);
  const known = await migrationNames();
  if (manifest.migrations.some((migration) => !known.includes(migration))) {
    throw new Error('This backup is of a later version than this one. Restore it with that version, or a later one.');
  }
  const env = readInstallationEnv();
  const { ownerUrl, appUrl, files, dataDir, close } = openNamed(env) ?? (await openEmbedded(env, { mayRun: false }));
  try {
    await migrateAll({ ownerUrl, appUrl, only: manifest.migrations });
    await fillFromTables(ownerUrl, folder, manifest);
    const moved = await migrateAll({ ownerUrl, appUrl });
    const count = await copyFiles(filesOf(folder), files);
    if (dataDir !== undefined)
      await copyFile(join(folder, 'secrets.json'), join(dataDir, 'secrets.json')).catch(noSecrets);
    const lists = [files, ...(newer === undefined ? [] : [await storeAt(resolve(newer))])];
    const { people, workspaces } = await eraseAllAgain({ appUrl, files, lists });
    const news = moved.length === 0 ? '' : ` Brought to this version by ${moved.length} migrations.`;
    const again = people + workspaces === 0 ? '' : ` Erased again: ${people} people, ${workspaces} workspaces.`;
    return `Restored as of ${manifest.takenAt}: ${manifest.tables.length} tables, ${count} files.${news}${again}\n`;
  } finally {
    await close();
  }
});

/** A backup of a database of one's own has none; without the right AUTH_SECRET nothing that is sealed can be opened. */
function noSecrets(): void {
  process.stderr.write('The backup has no secrets.json: set AUTH_SECRET to the one of the installation it is of.\n');
}
