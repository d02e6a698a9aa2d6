import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { fillDatabase, withSnapshot } from '@aybiza/db/whole-database';
import { createFolderStorage, type Storage } from '@aybiza/storage';
import { z } from 'zod';

const tableSchema = z.strictObject({
  name: z.string().regex(/^[a-zA-Z_]{1,63}$/),
  columns: z.array(z.string()),
  /** Of the compressed file, in hexadecimal. */
  sha256: z.string().length(64),
});
const manifestSchema = z.strictObject({
  /** Of this folder's layout. */
  format: z.literal(1),
  takenAt: z.iso.datetime(),
  /** How far the database had come. */
  migrations: z.array(z.string()),
  tables: z.array(tableSchema),
});
/** What a backup is made of, written last: a folder without it was never finished. */
export type BackupManifest = z.infer<typeof manifestSchema>;

const MANIFEST = 'manifest.json';
const tableFile = (folder: string, name: string) => join(folder, 'tables', `${name}.copy.gz`);

/** The files of a backup, as a store. */
export function filesOf(folder: string): Storage {
  return createFolderStorage({ folder: join(folder, 'files') });
}

/** Writes the whole database into the folder as it is in one moment, each table in PostgreSQL's `COPY` text, compressed. */
export async function writeTables(ownerUrl: string, folder: string): Promise<BackupManifest> {
  await mkdir(join(folder, 'tables'), { recursive: true, mode: 0o700 });
  return withSnapshot(ownerUrl, async (snapshot) => {
    const takenAt = new Date().toISOString();
    const tables: BackupManifest['tables'] = [];
    for (const { name, columns } of snapshot.tables) {
      const hash = createHash('sha256');
      const counted = new Transform({
        transform(piece, _encoding, done) {
          hash.update(piece);
          done(null, piece);
        },
      });
      const file = createWriteStream(tableFile(folder, name), { mode: 0o600 });
      await pipeline(snapshot.read({ name, columns }), createGzip(), counted, file);
      tables.push({ name, columns: [...columns], sha256: hash.digest('hex') });
    }
    return { format: 1, takenAt, migrations: [...snapshot.migrations], tables };
  });
}

export async function writeManifest(folder: string, manifest: BackupManifest): Promise<void> {
  await writeFile(join(folder, MANIFEST), `${JSON.stringify(manifest, null, 2)}\n`, { mode: 0o600 });
}

/** @throws Error with a sentence for a person when the folder is no whole backup, or not as it was written */
export async function readManifest(folder: string): Promise<BackupManifest> {
  const text = await readFile(join(folder, MANIFEST), 'utf8').catch(() => {
    throw new Error(`${folder} is no finished backup: there is no ${MANIFEST} in it.`);
  });
  const parsed = manifestSchema.safeParse(JSON.parse(text));
  if (!parsed.success) throw new Error(`${join(folder, MANIFEST)} is not one that this version can read.`);
  for (const { name, sha256 } of parsed.data.tables) {
    const hash = createHash('sha256');
    await pipeline(createReadStream(tableFile(folder, name)), hash);
    if (hash.digest('hex') !== sha256) throw new Error(`The table ${name} of the backup is not as it was written.`);
  }
  return parsed.data;
}

/** Fills an empty database that has come as far as the backup had. */
export async function fillFromTables(ownerUrl: string, folder: string, manifest: BackupManifest): Promise<void> {
  await fillDatabase({ ownerUrl, migrations: manifest.migrations }, async ({ fill }) => {
    for (const { name, columns } of manifest.tables) {
      const file = createReadStream(tableFile(folder, name));
      await fill({ name, columns }, file.pipe(createGunzip()));
    }
  });
}
