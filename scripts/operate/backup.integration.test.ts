import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { appendFile, chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { listAgents } from '@aybiza/db/agents';
import { createDb } from '@aybiza/db/client';
import { addContact, findContact } from '@aybiza/db/contacts';
import { startEmbeddedPostgres } from '@aybiza/db/embedded';
import { migrateDatabase, migrationNames } from '@aybiza/db/migrate';
import { ERASURES, type Erasure, type WorkspaceErasure, workspaceErasureKey } from '@aybiza/db/privacy/erasures';
import { seedPublishedAgent, seedWorkspace } from '@aybiza/db/testing/seed';
import { PATIENT, useDatabase } from '@aybiza/db/testing/use-database';
import { getWorkspace } from '@aybiza/db/workspaces';
import type { WorkspaceId } from '@aybiza/foundation/ids';
import { createFolderStorage } from '@aybiza/storage';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const PROGRAMS = import.meta.dirname;
const database = useDatabase();
const made: string[] = [];
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'aybiza-backup-'));
  await chmod(folder, 0o711); // as root, the database runs as somebody else, who must pass through
});
afterAll(async () => {
  for (const name of made) await onServer(`DROP DATABASE ${name} WITH (FORCE)`);
  await rm(folder, { recursive: true, force: true });
});

async function onServer(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: database.place.ownerUrl });
  await client.connect();
  await client.query(statement).finally(() => client.end());
}

interface Place {
  ownerUrl: string;
  appUrl: string;
}

/** A database with nothing in it, not even tables. */
async function emptyDatabase(): Promise<Place> {
  const name = `operate_${randomUUID().replaceAll('-', '')}`;
  await onServer(`CREATE DATABASE ${name}`);
  made.push(name);
  const at = (url: string) => Object.assign(new URL(url), { pathname: `/${name}` }).href;
  return { ownerUrl: at(database.place.ownerUrl), appUrl: at(database.place.appUrl) };
}

/** Runs one of the commands as an operator does. */
function run(
  program: string,
  words: readonly string[],
  env: Record<string, string>,
): Promise<{ code: number; said: string }> {
  const args = ['--import', 'tsx', join(PROGRAMS, `${program}.ts`), ...words];
  return new Promise((resolve) => {
    execFile(process.execPath, args, { env: { ...process.env, ...env } }, (error, stdout, stderr) =>
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, said: stdout + stderr }),
    );
  });
}
const named = ({ ownerUrl, appUrl }: Place, dataDir: string) => ({
  DATABASE_OWNER_URL: ownerUrl,
  DATABASE_URL: appUrl,
  AYBIZA_DATA_DIR: dataDir,
});
const newFolder = () => mkdtemp(join(folder, 'data-'));

async function fill({ appUrl }: Place, dataDir: string, slug: string) {
  const db = createDb({ url: appUrl, deadlines: PATIENT });
  const workspaceId = await seedWorkspace(db, slug);
  await db.forWorkspace(workspaceId, (tx) => seedPublishedAgent(tx));
  await db.close();
  const files = createFolderStorage({ folder: join(dataDir, 'recordings') });
  await files.put(`${workspaceId}/call_1/all.wav`, new Uint8Array([1, 2, 3]));
  return workspaceId;
}

/** What the programs find in a restored installation. */
async function look({ appUrl }: Place, dataDir: string, workspaceId: WorkspaceId) {
  const db = createDb({ url: appUrl, deadlines: PATIENT });
  const { name, agents } = await db.forWorkspace(workspaceId, async (tx) => ({
    ...(await getWorkspace(tx)),
    agents: await listAgents(tx),
  }));
  await db.close();
  const file = await createFolderStorage({ folder: join(dataDir, 'recordings') }).get(`${workspaceId}/call_1/all.wav`);
  return { name, agents: agents.length, file: file === undefined ? undefined : [...file] };
}

describe('a backup', () => {
  it('is brought to life in an empty database, with its files', async () => {
    const [oldFiles, newFiles] = [await newFolder(), await newFolder()];
    const workspaceId = await fill(database.place, oldFiles, 'dentist');
    const backup = join(folder, 'backup');
    const backedUp = await run('backup', [backup], named(database.place, oldFiles));
    expect(backedUp).toMatchObject({ code: 0, said: expect.stringContaining('1 files') });
    const target = await emptyDatabase();
    expect(await run('restore', [backup], named(target, newFiles))).toMatchObject({ code: 0 });
    expect(await look(target, newFiles, workspaceId)).toEqual({ name: 'dentist', agents: 1, file: [1, 2, 3] });

    const again = await run('restore', [backup], named(target, newFiles));
    expect(again).toMatchObject({ code: 1, said: expect.stringContaining('Name an empty one.') });
  });

  it('check 134: from before an erasure does not bring the person back, who is taken out before anything opens', async () => {
    const [oldFiles, newFiles, source] = [await newFolder(), await newFolder(), await emptyDatabase()];
    const { password } = new URL(source.appUrl);
    await migrateDatabase({ ownerUrl: source.ownerUrl, appPassword: decodeURIComponent(password) });
    const db = createDb({ url: source.appUrl, deadlines: PATIENT });
    const workspaceId = await seedWorkspace(db, 'erasing');
    const add = (e164: string) =>
      db.forWorkspace(workspaceId, (tx) => addContact(tx, { e164, name: 'Sam', by: 'user_1', now: Date.now() }));
    const [erased, kept] = [await add('+447923400001'), await add('+447923400002')];
    if (erased === undefined || kept === undefined) throw new Error('nobody else is there');
    const backup = join(folder, 'before-erasure');
    expect(await run('backup', [backup], named(source, oldFiles))).toMatchObject({ code: 0 });
    await db.close();
    // Then they are erased: the list is in the store of files, without a word about them.
    const nothing = { calls: [], callBacks: [], bookings: [], campaignNumbers: [] };
    const erasure: Erasure = { workspaceId, erasedAt: 1, contacts: [erased], ...nothing };
    const store = join(oldFiles, 'recordings');
    await createFolderStorage({ folder: store }).put(`${ERASURES}1.json`, Buffer.from(JSON.stringify(erasure)));

    const target = await emptyDatabase();
    const restored = await run('restore', [backup, store], named(target, newFiles));
    expect(restored).toMatchObject({ code: 0, said: expect.stringContaining('Erased again: 1 people') });
    const after = createDb({ url: target.appUrl, deadlines: PATIENT });
    const found = await after.forWorkspace(workspaceId, async (tx) => [
      await findContact(tx, erased),
      await findContact(tx, kept),
    ]);
    await after.close();
    expect(found).toMatchObject([undefined, { name: 'Sam' }]);
    // The list goes on to the next restore.
    expect(await createFolderStorage({ folder: join(newFiles, 'recordings') }).list(ERASURES)).toHaveLength(1);
  });

  it('check 134: from before a workspace was erased does not bring it back, nor its files', async () => {
    const [oldFiles, newFiles, source] = [await newFolder(), await newFolder(), await emptyDatabase()];
    const { password } = new URL(source.appUrl);
    await migrateDatabase({ ownerUrl: source.ownerUrl, appPassword: decodeURIComponent(password) });
    const [erased, kept] = [await fill(source, oldFiles, 'erased'), await fill(source, oldFiles, 'kept')];
    const backup = join(folder, 'before-workspace-erasure');
    expect(await run('backup', [backup], named(source, oldFiles))).toMatchObject({ code: 0 });
    const store = join(oldFiles, 'recordings');
    const erasure: WorkspaceErasure = { workspaceId: erased, erasedAt: 1, whole: true };
    await createFolderStorage({ folder: store }).put(workspaceErasureKey(erased), Buffer.from(JSON.stringify(erasure)));

    const target = await emptyDatabase();
    const restored = await run('restore', [backup, store], named(target, newFiles));
    expect(restored).toMatchObject({ code: 0, said: expect.stringContaining('Erased again: 0 people, 1 workspaces') });
    expect(await look(target, newFiles, kept)).toEqual({ name: 'kept', agents: 1, file: [1, 2, 3] });
    await expect(look(target, newFiles, erased)).rejects.toThrow();
    const files = createFolderStorage({ folder: join(newFiles, 'recordings') });
    expect([await files.list(`${erased}/`), await files.list(ERASURES)]).toEqual([[], [workspaceErasureKey(erased)]]);
  });

  it('of an earlier version is brought to this one', async () => {
    const [older, target] = [await emptyDatabase(), await emptyDatabase()];
    const only = (await migrationNames()).slice(0, 1);
    const { password } = new URL(older.appUrl);
    await migrateDatabase({ ownerUrl: older.ownerUrl, appPassword: decodeURIComponent(password), only });
    const client = new pg.Client({ connectionString: older.ownerUrl });
    await client.connect();
    await client.query("INSERT INTO workspace (id, name, slug) VALUES ('ws_older', 'Old practice', 'old')");
    await client.end();
    const [files, backup] = [await newFolder(), join(folder, 'older')];
    expect(await run('backup', [backup], named(older, files))).toMatchObject({ code: 0 });
    const restored = await run('restore', [backup], named(target, files));
    expect(restored).toMatchObject({ code: 0, said: expect.stringContaining('Brought to this version') });
    expect(await look(target, files, 'ws_older' as WorkspaceId)).toMatchObject({ name: 'Old practice', agents: 0 });
  });

  it('that is not as it was written, or was never finished, is refused before anything is touched', async () => {
    const [files, backup, target] = [await newFolder(), join(folder, 'broken'), await emptyDatabase()];
    await run('backup', [backup], named(database.place, files));
    await appendFile(join(backup, 'tables/workspace.copy.gz'), 'x');
    const changed = await run('restore', [backup], named(target, files));
    expect(changed).toMatchObject({ code: 1, said: expect.stringContaining('The table workspace of the backup') });
    await rm(join(backup, 'manifest.json'));
    const unfinished = await run('restore', [backup], named(target, files));
    expect(unfinished).toMatchObject({ code: 1, said: expect.stringContaining('is no finished backup') });
  });

  it('of a later version is refused', async () => {
    const [files, backup, target] = [await newFolder(), join(folder, 'later'), await emptyDatabase()];
    await run('backup', [backup], named(database.place, files));
    const manifest = JSON.parse(await readFile(join(backup, 'manifest.json'), 'utf8'));
    manifest.migrations.push('29990101000000_from_the_future');
    await writeFile(join(backup, 'manifest.json'), JSON.stringify(manifest));
    const refused = await run('restore', [backup], named(target, files));
    expect(refused).toMatchObject({ code: 1, said: expect.stringContaining('of a later version') });
  });

  it('is not written over something else', async () => {
    const refused = await run('backup', [PROGRAMS], named(database.place, folder));
    expect(refused).toMatchObject({ code: 1, said: expect.stringContaining('is not empty') });
  });
});

describe('the embedded set-up', () => {
  it('is backed up while it runs, and moved to a database of one’s own when it does not', async () => {
    const dataDir = await newFolder();
    await chmod(dataDir, 0o711);
    await writeFile(join(dataDir, 'secrets.json'), JSON.stringify({ authSecret: 'x'.repeat(32) }));
    const postgres = await startEmbeddedPostgres({ dataDir: join(dataDir, 'postgres') });
    let workspaceId: WorkspaceId;
    const backup = join(folder, 'running');
    try {
      await migrateDatabase(postgres);
      workspaceId = await fill(postgres, dataDir, 'embedded');
      expect(await run('backup', [backup], { AYBIZA_DATA_DIR: dataDir })).toMatchObject({ code: 0 });
      expect(JSON.parse(await readFile(join(backup, 'secrets.json'), 'utf8')).authSecret).toBe('x'.repeat(32));
    } finally {
      await postgres.stop();
    }
    const target = await emptyDatabase();
    const moved = await run('move', [], named(target, dataDir));
    expect(moved).toMatchObject({ code: 0, said: expect.stringContaining(`AUTH_SECRET=${'x'.repeat(32)}`) });
    expect(await look(target, dataDir, workspaceId)).toEqual({ name: 'embedded', agents: 1, file: [1, 2, 3] });
  });
});
