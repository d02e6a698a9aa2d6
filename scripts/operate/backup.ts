/**
 * `npm run backup -- <folder>`: the whole installation, as it is in one moment, in a new folder; the product may go on meanwhile. Of the
 * embedded set-up with its secrets: keep the folder as you keep those.
 */
import { copyFile, readdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { filesOf, writeManifest, writeTables } from './backup-folder.ts';
import { copyFiles } from './copy-files.ts';
import { openEmbedded, openNamed, readInstallationEnv } from './open-installation.ts';
import { runCommand } from './run-command.ts';

await runCommand(async ([name]) => {
  if (name === undefined) throw new Error('Say where to: npm run backup -- <new folder>');
  const folder = resolve(name);
  const found = await readdir(folder).catch(() => []); // not there yet
  if (found.length > 0) throw new Error(`${folder} is not empty. Name a new folder.`);
  const env = readInstallationEnv();
  const { ownerUrl, files, dataDir, close } = openNamed(env) ?? (await openEmbedded(env, { mayRun: true }));
  try {
    const manifest = await writeTables(ownerUrl, folder);
    // After the tables: whatever they name is there, unless it was deleted since.
    const count = await copyFiles(files, filesOf(folder));
    if (dataDir !== undefined) await copyFile(join(dataDir, 'secrets.json'), join(folder, 'secrets.json'));
    await writeManifest(folder, manifest);
    return `Backed up in ${folder}: ${manifest.tables.length} tables, ${count} files.\n`;
  } finally {
    await close();
  }
});
