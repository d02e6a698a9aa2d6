import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { access, mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { freePort } from '@aybiza/foundation/testing/free-port';

const run = promisify(execFile);
const cache = fileURLToPath(new URL('../../../../node_modules/.cache/redis', import.meta.url));
const DOWNLOAD_TIMEOUT_MS = 60_000;
const START_TIMEOUT_MS = 60_000;

export interface RedisServer {
  url: string;
  stop(): Promise<void>;
  /** As a power cut: nothing is written down any more. */
  kill(): Promise<void>;
}

interface Program {
  command: string;
  libraries: string | undefined;
}

/** A Redis for tests, or why there is none: then tests that need it are skipped by name, except in CI, where this fails. */
export async function startRedisForTests(): Promise<RedisServer | { missing: string }> {
  try {
    return await startRedisServer();
  } catch (error) {
    if (process.env.CI === 'true' || !(error instanceof Error)) throw error;
    return { missing: error.message };
  }
}

/**
 * Starts a Redis on loopback: on a port of an earlier one, it is that one after a crash. It keeps nothing, unless a folder is given:
 * then every write is in its append-only file there, for the next one.
 */
export async function startRedisServer(options: { port?: number; folder?: string } = {}): Promise<RedisServer> {
  const program = await findProgram();
  const port = options.port ?? (await freePort());
  const folder = options.folder ?? (await mkdtemp(join(tmpdir(), 'aybiza-redis-')));
  const kept = options.folder === undefined ? { appendonly: 'no' } : { appendonly: 'yes', appendfsync: 'everysec' };
  const flags = { port, bind: '127.0.0.1', save: '', dir: folder, 'maxmemory-policy': 'noeviction', ...kept };
  const server = spawn(
    program.command,
    Object.entries(flags).flatMap(([name, value]) => [`--${name}`, String(value)]),
    {
      env: { ...process.env, ...(program.libraries === undefined ? {} : { LD_LIBRARY_PATH: program.libraries }) },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  try {
    await untilReady(server);
  } catch (cause) {
    server.kill('SIGKILL');
    await rm(folder, { recursive: true, force: true });
    throw new Error('redis-server did not start', { cause });
  }
  const end = async (signal: 'SIGTERM' | 'SIGKILL') => {
    const gone = once(server, 'exit');
    if (server.exitCode === null && server.kill(signal)) await gone;
    if (options.folder === undefined) await rm(folder, { recursive: true, force: true });
  };
  return { url: `redis://127.0.0.1:${port}`, stop: () => end('SIGTERM'), kill: () => end('SIGKILL') };
}

async function untilReady(server: ChildProcess): Promise<void> {
  let said = '';
  const ready = new Promise<void>((resolve, reject) => {
    server.stdout?.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      if (said.includes('Ready to accept connections')) resolve();
    });
    server.once('error', reject);
    server.once('exit', () => reject(new Error(said)));
    setTimeout(() => reject(new Error(`not ready in time: ${said}`)), START_TIMEOUT_MS).unref();
  });
  await ready;
}

async function findProgram(): Promise<Program> {
  const folders = (process.env.PATH ?? '').split(delimiter);
  for (const command of [
    ...folders.map((folder) => join(folder, 'redis-server')),
    join(cache, 'usr/bin/redis-server'),
  ]) {
    if (await exists(command))
      return { command, libraries: command.startsWith(cache) ? await findLibraries() : undefined };
  }
  await unpackFromDebian().catch(async (thrown: unknown) => {
    // A fresh machine has no lists of packages yet; only root may fetch them.
    if (process.getuid?.() !== 0) throw noRedis(thrown);
    await run('apt-get', ['update'], { timeout: DOWNLOAD_TIMEOUT_MS }).catch(() => undefined);
    await unpackFromDebian().catch((again: unknown) => {
      throw noRedis(again);
    });
  });
  return { command: join(cache, 'usr/bin/redis-server'), libraries: await findLibraries() };
}

function noRedis(cause: unknown): Error {
  return new Error('There is no redis-server: install Redis (for example `apt-get install redis-server`).', { cause });
}

/** Needs no root: the packages are unpacked, not installed. */
async function unpackFromDebian(): Promise<void> {
  await mkdir(join(cache, '..'), { recursive: true });
  const folder = await mkdtemp(`${cache}-`);
  const options = { cwd: folder, timeout: DOWNLOAD_TIMEOUT_MS };
  const programs = ['redis-server', 'redis-tools'];
  const { stdout } = await run('apt-cache', ['depends', ...programs], options);
  const libraries = [...stdout.matchAll(/^ +Depends: (lib\S+)$/gm)].map(([, name = '']) => name);
  const wanted = new Set([...programs, ...libraries.filter((name) => name !== 'libc6')]);
  await run('apt-get', ['download', ...wanted], options);
  for (const file of await readdir(folder)) await run('dpkg', ['-x', file, folder], options);
  // Whole or not at all: another run may do the same right now, and then its result is as good.
  await rename(folder, cache).catch(() => rm(folder, { recursive: true, force: true }));
}

async function findLibraries(): Promise<string> {
  const folders: string[] = [];
  for (const base of ['usr/lib', 'lib']) {
    const names = await readdir(join(cache, base)).catch(() => []); // not every release has both
    folders.push(...names.filter((name) => name.includes('linux')).map((name) => join(cache, base, name)));
  }
  return folders.join(delimiter);
}

async function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}
