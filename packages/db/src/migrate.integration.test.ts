import { execFile } from 'node:child_process';
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import pg from 'pg';
import { expect, inject, onTestFinished, test } from 'vitest';
import { migrateDatabase } from './migrate.ts';
import { openSchemaEngine } from './schema-engine.ts';
import { createTestDatabase } from './testing/test-database.ts';
import { administratorUrl } from './testing/test-server.ts';

const runProgram = promisify(execFile);
const prismaDir = fileURLToPath(new URL('../../../prisma', import.meta.url));
const appPassword = new URL(inject('testServer').appUrl).password;

const isMigration = (name: string) => /^\d{14}_/.test(name);

async function emptyDatabase(options: { owner?: string } = {}): Promise<string> {
  const server = administratorUrl(inject('testServer'));
  const name = `empty_${Math.random().toString(36).slice(2)}`;
  const owner = options.owner === undefined ? '' : ` OWNER ${options.owner}`;
  await run(server, [`CREATE DATABASE ${name}${owner}`]);
  onTestFinished(() => run(server, [`DROP DATABASE ${name} WITH (FORCE)`]).then(() => {}));
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.href;
}

async function run(connectionString: string, statements: readonly string[]): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    let rows: Record<string, unknown>[] = [];
    for (const statement of statements) ({ rows } = await client.query(statement));
    return rows;
  } finally {
    await client.end();
  }
}

test('programs that start together migrate once', async () => {
  const ownerUrl = await emptyDatabase();
  const results = await Promise.all([1, 2, 3].map(() => migrateDatabase({ ownerUrl, appPassword })));
  expect(results.flatMap(({ applied }) => applied)).toEqual(
    (await readdir(join(prismaDir, 'migrations'))).filter(isMigration).sort(),
  );
});

test('a login of any name gets the rights of the programs, and can be given again', async () => {
  const ownerUrl = await emptyDatabase();
  const options = { ownerUrl, appRole: 'a login', appPassword: 'p%!" of a login' };
  await migrateDatabase(options);
  await migrateDatabase(options);
  const url = new URL(ownerUrl);
  url.username = options.appRole;
  url.password = options.appPassword;
  expect(await run(url.href, ['SELECT count(*)::int AS calls FROM call'])).toEqual([{ calls: 0 }]);
  await run(ownerUrl, ['DROP ROLE "a login"']);
});

test('an owner who is no superuser can migrate, and the lookups still see every workspace', async () => {
  const server = administratorUrl(inject('testServer'));
  await run(server, [
    `CREATE ROLE plain_owner LOGIN CREATEROLE PASSWORD 'plain'`,
    'GRANT aybiza_app, aybiza_lookup TO plain_owner WITH ADMIN OPTION, INHERIT FALSE, SET FALSE',
  ]);
  const adminUrl = await emptyDatabase({ owner: 'plain_owner' });
  onTestFinished(() =>
    run(adminUrl, ['DROP OWNED BY plain_owner', 'REASSIGN OWNED BY plain_owner TO postgres']).then(() => {}),
  );
  const ownerUrl = new URL(adminUrl);
  ownerUrl.username = 'plain_owner';
  ownerUrl.password = 'plain';
  await migrateDatabase({ ownerUrl: ownerUrl.href, appPassword });
  await run(adminUrl, [
    `INSERT INTO workspace (id, name, slug) VALUES ('ws_one1', 'One', 'one')`,
    `INSERT INTO phone_number (id, workspace_id, e164) VALUES ('num_one1', 'ws_one1', '+41441111111')`,
  ]);
  const appUrl = new URL(inject('testServer').appUrl);
  appUrl.pathname = ownerUrl.pathname;
  const [found] = await run(appUrl.href, [`SELECT workspace_id FROM find_phone_number('+41441111111')`]);
  expect(found).toEqual({ workspace_id: 'ws_one1' });
  // Forced row-level security: the owner itself sees nothing without a workspace.
  expect(await run(ownerUrl.href, ['SELECT id FROM phone_number'])).toEqual([]);
});

test('the programs may use what the owner makes for the job queue', async () => {
  const database = await createTestDatabase();
  onTestFinished(() => database.drop());
  await run(database.ownerUrl, ['CREATE TABLE bullmq.job (id int)']);
  const jobs = ['INSERT INTO bullmq.job VALUES (1)', 'CREATE SEQUENCE bullmq.queue_1', 'SELECT id FROM bullmq.job'];
  expect(await run(database.appUrl, jobs)).toEqual([{ id: 1 }]);
  await expect(run(database.appUrl, ['CREATE TABLE public.mine (id int)'])).rejects.toThrow('permission denied');
});

test('a migration that fails leaves nothing behind and is tried again', async () => {
  const ownerUrl = await emptyDatabase();
  const copy = await mkdtemp(join(tmpdir(), 'aybiza-migrations-'));
  onTestFinished(() => rm(copy, { recursive: true, force: true }));
  await cp(prismaDir, copy, { recursive: true });
  const second = join(copy, 'migrations/20270101000000_second');
  await cp(join(prismaDir, 'migrations/20261122120000_init'), second, { recursive: true });
  await writeFile(join(second, 'migration.sql'), 'CREATE TABLE half (id int); SELECT 1 / 0;');
  await expect(migrateDatabase({ ownerUrl, appPassword, prismaDir: copy })).rejects.toThrow('division by zero');
  expect(await run(ownerUrl, [`SELECT to_regclass('half') AS half`])).toEqual([{ half: null }]);

  await writeFile(join(second, 'migration.sql'), 'CREATE TABLE whole (id int);');
  const { applied } = await migrateDatabase({ ownerUrl, appPassword, prismaDir: copy });
  expect(applied).toEqual(['20270101000000_second']);
});

test('a program that has migrated is kept alive by nothing', async () => {
  const ownerUrl = await emptyDatabase();
  const module = fileURLToPath(new URL('./migrate.ts', import.meta.url));
  const script = `
    const { migrateDatabase } = await import(${JSON.stringify(module)});
    const before = process.getActiveResourcesInfo().filter((kind) => kind === 'Timeout').length;
    await migrateDatabase(${JSON.stringify({ ownerUrl, appPassword })});
    const after = process.getActiveResourcesInfo().filter((kind) => kind === 'Timeout').length;
    process.stdout.write(String(after - before));`;
  const { stdout } = await runProgram(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], {
    cwd: fileURLToPath(new URL('..', import.meta.url)),
  });
  expect(stdout).toBe('0');
});

/** Every column, index and foreign key, as PostgreSQL itself describes them; Prisma has no word for a partitioned table. */
async function describeTables(url: string): Promise<unknown[]> {
  return run(url, [
    `SELECT 'column' AS what, table_name || '.' || column_name AS name,
            concat_ws(' ', udt_name, datetime_precision, is_nullable, column_default) AS meaning
     FROM information_schema.columns WHERE table_schema = 'public' AND table_name <> '_prisma_migrations'
     UNION ALL
     SELECT 'index', indexname, replace(indexdef, ' ON ONLY ', ' ON ') FROM pg_indexes
     WHERE schemaname = 'public' AND tablename <> '_prisma_migrations'
       AND indexname NOT IN ('booking_no_overlap', 'call_text_words_idx', 'call_party_idx', 'knowledge_passage_words_idx', 'knowledge_document_daily_idx')
     UNION ALL
     SELECT 'foreign key', conname, pg_get_constraintdef(oid) FROM pg_constraint
     WHERE contype = 'f' AND connamespace = 'public'::regnamespace
     ORDER BY 1, 2`,
  ]);
}

test('the migrations and schema.prisma mean the same tables, indexes and references', async () => {
  const migrated = await createTestDatabase();
  onTestFinished(() => migrated.drop());
  const fromSchema = await emptyDatabase();
  const path = join(prismaDir, 'schema.prisma');
  const schema = await readFile(path, 'utf8');
  const pool = new pg.Pool({ connectionString: fromSchema, max: 1 });
  const engine = await openSchemaEngine(pool, [path, schema]);
  const { stdout } = await engine.diff({
    from: { tag: 'empty' },
    to: { tag: 'schemaDatamodel', files: [{ path, content: schema }] },
    script: true,
    exitCode: null,
    filters: { externalTables: [], externalEnums: [] },
  });
  engine.free();
  await pool.query(stdout ?? '');
  await pool.end();
  const wanted = await describeTables(fromSchema);
  expect(wanted.length).toBeGreaterThan(300);
  expect(await describeTables(migrated.ownerUrl)).toEqual(wanted);
});
