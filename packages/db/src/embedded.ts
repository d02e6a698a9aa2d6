import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmod, chown, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createServer, Socket } from 'node:net';
import { dirname, join } from 'node:path';
import { AppError } from '@aybiza/foundation/errors';
import pg from 'pg';
import { z } from 'zod';
import { type ServerWatcher, watchServer } from './embedded-watch.ts';
import { APP_ROLE } from './migrate.ts';
import { findPostgresPrograms, isReachable, type PostgresPrograms, sharedFolderFor } from './postgres-programs.ts';
import { removeStalePid } from './stale-pid.ts';

export interface EmbeddedPostgresOptions {
  /**
   * A folder of our own; made when missing, used again when it has a database. When we are root and nobody else may enter the folders
   * above it, a folder of /var/lib/aybiza stands for it: PostgreSQL refuses to run as root.
   */
  dataDir: string;
  /** TCP port on 127.0.0.1; a free one unless given. */
  port?: number;
  /** A server that is killed or crashes is started again, at the same port on the same data; here is where one hears of it. */
  watcher?: ServerWatcher;
  /** False only for throw-away databases: nothing survives a crash of the machine. */
  durable?: boolean;
}

export interface EmbeddedPostgres {
  /** Where the data really is. */
  dataDir: string;
  /** For migrations only. */
  ownerUrl: string;
  /** For everything else; works after `migrateDatabase` with `appPassword`. */
  appUrl: string;
  appPassword: string;
  /** Ends the server after its connections were told; resolves when it is gone. */
  stop(): Promise<void>;
}

const OWNER = 'postgres';
const PASSWORDS = 'passwords.json';
const DATABASE = 'aybiza';
/** pg_ctl's own patience; shorter than the time-out on pg_ctl itself. */
const PATIENCE = ['-w', '-t', '30'];
const START_ATTEMPTS = 3;
/** For every program of an installation: a worker alone has one for each of its queues, and two for each of its jobs. */
const CONNECTIONS = 200;
/** Of a throw-away server, which serves many installations at once. */
const THROW_AWAY_CONNECTIONS = 400;

const passwordsSchema = z.strictObject({ owner: z.string().min(16), app: z.string().min(16) });
type Passwords = z.infer<typeof passwordsSchema>;

/** Starts PostgreSQL as a child of nobody but us: it ends when we do, however we end. */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const { durable = true } = options;
  const programs = await findPostgresPrograms();
  const dataDir = await findFolder(programs, options.dataDir);
  const cluster = join(dataDir, 'cluster');
  await mkdir(dataDir, { recursive: true });
  // The account PostgreSQL runs as must pass through, and see nothing.
  if (programs.runAs !== undefined) await chmod(dataDir, 0o711);
  const passwordFile = join(dataDir, PASSWORDS);
  const known = await readPasswords(passwordFile);
  const passwords = known ?? (await createCluster(programs, cluster, durable));
  // Written last: a folder without it was never finished and is made again.
  if (known === undefined) await writeFile(passwordFile, `${JSON.stringify(passwords)}\n`, { mode: 0o600 });

  await endLeftover(programs, cluster);
  const port = await startServer(programs, cluster, options);
  const releaseGuard = guardAgainstOurDeath(programs, { cluster, durable });
  const maintenanceUrl = urlOf(OWNER, passwords.owner, { port, database: 'postgres' });
  await ensureDatabase(maintenanceUrl);
  const restart = async () => void (await startServer(programs, cluster, { ...options, port }));
  const stopWatching = await watchServer({ url: maintenanceUrl, restart }, options.watcher ?? {});
  return {
    dataDir,
    ...urlsOf(passwords, port),
    appPassword: passwords.app,
    async stop() {
      await stopWatching();
      releaseGuard();
      await programs.control(['stop', '-D', cluster, '-m', 'fast', ...PATIENCE]);
    },
  };
}

/**
 * The server that runs on this folder, for another program that wants to look at the database meanwhile; undefined when none runs.
 */
export async function findRunningPostgres(
  dataDir: string,
): Promise<Pick<EmbeddedPostgres, 'ownerUrl' | 'appUrl'> | undefined> {
  const folder = await findFolder(await findPostgresPrograms(), dataDir);
  const cluster = join(folder, 'cluster');
  if (!(await removeStalePid(cluster))) return undefined;
  const passwords = await readPasswords(join(folder, PASSWORDS));
  // https://www.postgresql.org/docs/18/storage-file-layout.html: the port is in the fourth line.
  const port = Number((await readFile(join(cluster, 'postmaster.pid'), 'utf8')).split('\n')[3]);
  return passwords === undefined ? undefined : urlsOf(passwords, port);
}

/** Where the data of a folder really is. */
async function findFolder(programs: PostgresPrograms, dataDir: string): Promise<string> {
  const isOpen = programs.runAs === undefined || (await isReachable(dirname(dataDir)));
  return isOpen ? dataDir : sharedFolderFor(dataDir);
}

async function readPasswords(file: string): Promise<Passwords | undefined> {
  const text = await readFile(file, 'utf8').catch(() => undefined); // not there yet: a new folder
  return text === undefined ? undefined : passwordsSchema.parse(JSON.parse(text));
}

async function createCluster(programs: PostgresPrograms, cluster: string, durable: boolean): Promise<Passwords> {
  await rm(cluster, { recursive: true, force: true });
  await mkdir(cluster, { mode: 0o700 });
  const passwords = { owner: randomBytes(24).toString('base64url'), app: randomBytes(24).toString('base64url') };
  const passwordFile = `${cluster}.initial`;
  await writeFile(passwordFile, passwords.owner, { mode: 0o600 });
  try {
    if (programs.runAs !== undefined) {
      const { uid, gid } = programs.runAs;
      await Promise.all([chown(cluster, uid, gid), chown(passwordFile, uid, gid)]);
    }
    // The built-in locale sorts the same on every machine.
    const locale = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
    const login = [`--username=${OWNER}`, `--pwfile=${passwordFile}`, '--auth=scram-sha-256'];
    await programs.initdb(['-D', cluster, ...login, ...locale, ...(durable ? [] : ['--no-sync'])]);
  } finally {
    await rm(passwordFile, { force: true });
  }
  return passwords;
}

/** A server that outlived its program, or the mark of one that died with the machine. */
async function endLeftover(programs: PostgresPrograms, cluster: string): Promise<void> {
  const running = await removeStalePid(cluster);
  if (!running) return;
  const code = await programs.control(['stop', '-D', cluster, '-m', 'fast', ...PATIENCE]);
  // It may have been ending already, and have ended before we asked.
  if (code !== 0 && (await removeStalePid(cluster)))
    throw startError(`another PostgreSQL is using ${cluster} and does not stop`);
}

async function startServer(
  programs: PostgresPrograms,
  cluster: string,
  options: EmbeddedPostgresOptions,
): Promise<number> {
  const log = join(cluster, 'server.log');
  const attempts = options.port === undefined ? START_ATTEMPTS : 1;
  for (let attempt = 0; attempt < attempts; attempt++) {
    const port = options.port ?? (await findFreePort());
    // One start, one log: it cannot grow for ever. The one before may say why the server is gone.
    await rename(log, `${log}.previous`).catch(() => {}); // the first start
    const settings = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', `port=${port}`];
    settings.push(`max_connections=${options.durable === false ? THROW_AWAY_CONNECTIONS : CONNECTIONS}`);
    if (options.durable === false) settings.push('fsync=off', 'synchronous_commit=off', 'full_page_writes=off');
    const flags = settings.map((setting) => `-c ${setting}`).join(' ');
    const code = await programs.control(['start', '-D', cluster, '-l', log, '-s', ...PATIENCE, '-o', flags]);
    if (code === 0) return port;
    // Between asking for a free port and using it, another program may have taken it.
  }
  const said = await readFile(log, 'utf8').catch(() => 'it wrote no log');
  throw startError(`PostgreSQL did not start: ${said.trim().split('\n').slice(-3).join(' ')}`);
}

async function findFreePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('a TCP server has an address with a port');
  return address.port;
}

/**
 * A shell that waits for its input to end, which happens when this process ends in any way, and then stops the server.
 * Returns how to dismiss it. Windows has no such shell: there a leftover is ended at the next start.
 */
function guardAgainstOurDeath(programs: PostgresPrograms, guarded: { cluster: string; durable: boolean }): () => void {
  if (process.platform === 'win32') return () => {};
  const wait = 'read -r line; [ "$line" = dismissed ] && exit; "$0" stop -D "$1" -m fast';
  const script = guarded.durable ? wait : `${wait}; rm -rf "$1"`;
  const guard = spawn('/bin/sh', ['-c', script, programs.pgCtl, guarded.cluster], {
    ...programs.runAs,
    detached: true, // Ctrl-C in our terminal must reach us, not the guard
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  guard.on('error', () => {}); // no shell: as on Windows
  guard.stdin.on('error', () => {}); // the guard went first
  guard.unref();
  if (guard.stdin instanceof Socket) guard.stdin.unref();
  return () => guard.stdin.end('dismissed\n');
}

async function ensureDatabase(connectionString: string): Promise<void> {
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: 10_000 });
  await client.connect();
  try {
    const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [DATABASE]);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${client.escapeIdentifier(DATABASE)}`);
  } finally {
    await client.end();
  }
}

function urlsOf({ owner, app }: Passwords, port: number): { ownerUrl: string; appUrl: string } {
  const at = { port, database: DATABASE };
  return { ownerUrl: urlOf(OWNER, owner, at), appUrl: urlOf(APP_ROLE, app, at) };
}

function urlOf(user: string, password: string, at: { port: number; database: string }): string {
  return `postgresql://${user}:${password}@127.0.0.1:${at.port}/${at.database}`;
}

function startError(message: string): AppError {
  return new AppError(message, { code: 'EMBEDDED_POSTGRES_FAILED', retryable: false, expose: true });
}
