import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { usePgvector } from './pgvector.ts';
import { openSchemaEngine, type SchemaEngine } from './schema-engine.ts';
import { scramVerifier } from './scram-verifier.ts';
import { useTimescale } from './timescale.ts';

export interface MigrateOptions {
  /** A connection that owns the database and may create roles. */
  ownerUrl: string;
  /** The login the programs use. Any name: it becomes a member of `aybiza_app`, to which the migrations grant. */
  appRole?: string;
  appPassword: string;
  /** Where `schema.prisma` and `migrations/` are; the repository's `prisma` folder unless given. */
  prismaDir?: string;
  /** Only these, by name: as far as a backup had come. All unless given. */
  only?: readonly string[];
}

/** The role all grants name. */
export const APP_ROLE = 'aybiza_app';

const repositoryPrismaDir = fileURLToPath(new URL('../../../prisma', import.meta.url));
/** Any number of our own; programs that start together take turns on it. */
const ADVISORY_LOCK = 4_729_301_881;
const LOCK_TIMEOUT_MS = 60_000;
const CONNECT_TIMEOUT_MS = 10_000;
const noFilter = { externalTables: [], externalEnums: [] };

/** Brings the database to the newest migration and gives the app its login. Safe to run again and from many processes. */
export async function migrateDatabase(options: MigrateOptions): Promise<{ applied: string[] }> {
  const {
    ownerUrl: connectionString,
    appRole = APP_ROLE,
    appPassword,
    prismaDir = repositoryPrismaDir,
    only,
  } = options;
  const timeouts = { connectionTimeoutMillis: CONNECT_TIMEOUT_MS, lock_timeout: LOCK_TIMEOUT_MS };
  // One connection each: the engine takes a lock that belongs to its session.
  const locked = new pg.Client({ connectionString, ...timeouts });
  locked.on('error', ignoreLostConnection);
  const pool = new pg.Pool({ connectionString, ...timeouts, max: 1 });
  pool.on('error', ignoreLostConnection);
  try {
    await locked.connect();
    await locked.query('SELECT pg_advisory_lock($1)', [ADVISORY_LOCK]);
    const applied = await applyMigrations(pool, prismaDir, only);
    await useTimescale(locked, prismaDir);
    await usePgvector(locked, prismaDir);
    await giveLogin(locked, appRole, appPassword);
    return { applied };
  } finally {
    await locked.end();
    await pool.end();
  }
}

async function applyMigrations(pool: pg.Pool, prismaDir: string, only?: readonly string[]): Promise<string[]> {
  const path = join(prismaDir, 'schema.prisma');
  const engine = await openSchemaEngine(pool, [path, await readFile(path, 'utf8')]);
  try {
    const migrationsList = await listMigrations(join(prismaDir, 'migrations'), only);
    await forgetFailures(engine, migrationsList);
    const { appliedMigrationNames } = await engine.applyMigrations({ migrationsList, filters: noFilter });
    return appliedMigrationNames;
  } finally {
    engine.free();
  }
}

/** Every migration that this version has, oldest first. */
export async function migrationNames(baseDir = join(repositoryPrismaDir, 'migrations')): Promise<string[]> {
  const entries = await readdir(baseDir, { withFileTypes: true });
  return entries.flatMap((entry) => (entry.isDirectory() ? [entry.name] : [])).sort();
}

type MigrationList = Parameters<SchemaEngine['applyMigrations']>[0]['migrationsList'];

async function listMigrations(baseDir: string, only?: readonly string[]): Promise<MigrationList> {
  const names = await migrationNames(baseDir);
  const wanted = only === undefined ? names : names.filter((name) => only.includes(name));
  const directories = wanted.map(async (name) => {
    const value = await readFile(join(baseDir, name, 'migration.sql'), 'utf8');
    return { path: name, migrationFile: { path: 'migration.sql', content: { tag: 'ok' as const, value } } };
  });
  return {
    baseDir,
    lockfile: { path: 'migration_lock.toml', content: await readFile(join(baseDir, 'migration_lock.toml'), 'utf8') },
    shadowDbInitScript: '',
    migrationDirectories: await Promise.all(directories),
  };
}

/** A script runs as one transaction, so one that failed has left nothing: it may simply be tried again. */
async function forgetFailures(engine: SchemaEngine, migrationsList: MigrationList): Promise<void> {
  const input = { migrationsList, optInToShadowDatabase: false, filters: noFilter };
  const { failedMigrationNames } = await engine.diagnoseMigrationHistory(input);
  for (const migrationName of failedMigrationNames) await engine.markMigrationRolledBack({ migrationName });
}

async function giveLogin(client: pg.Client, role: string, password: string): Promise<void> {
  const name = client.escapeIdentifier(role);
  const { rowCount } = await client.query('SELECT FROM pg_roles WHERE rolname = $1', [role]);
  if (rowCount === 0) await client.query(`CREATE ROLE ${name} NOSUPERUSER NOCREATEDB NOCREATEROLE`);
  if (role !== APP_ROLE) await client.query(`GRANT ${APP_ROLE} TO ${name}`);
  await client.query(`ALTER ROLE ${name} LOGIN PASSWORD ${client.escapeLiteral(scramVerifier(password))}`);
}

/** An idle connection that breaks reports here; whoever uses it next gets the error as a rejection. */
function ignoreLostConnection(): void {}
