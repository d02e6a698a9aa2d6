import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type EmbeddedPostgres, startEmbeddedPostgres } from './embedded.ts';

const run = promisify(execFile);
let dataDir: string;
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'aybiza-embedded-'));
});
afterAll(() => rm(dataDir, { recursive: true, force: true }));

async function ask(url: string, statement: string): Promise<unknown> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query({ text: statement, rowMode: 'array' });
    return rows[0]?.[0];
  } finally {
    await client.end();
  }
}

async function using<Value>(work: (server: EmbeddedPostgres) => Promise<Value>): Promise<Value> {
  const server = await startEmbeddedPostgres({ dataDir });
  try {
    return await work(server);
  } finally {
    await server.stop();
  }
}

test('what was written is there after a stop and a start', async () => {
  await using(({ ownerUrl }) => ask(ownerUrl, 'CREATE TABLE kept AS SELECT 7 AS seven'));
  expect(await using(({ ownerUrl }) => ask(ownerUrl, 'SELECT seven FROM kept'))).toBe(7);
});

test('writes are durable and the server listens on loopback only', async () => {
  const settings = await using(({ ownerUrl }) =>
    ask(
      ownerUrl,
      `SELECT string_agg(name || '=' || setting, ' ' ORDER BY name) FROM pg_settings
      WHERE name IN ('fsync', 'synchronous_commit', 'listen_addresses', 'unix_socket_directories')`,
    ),
  );
  expect(settings).toBe('fsync=on listen_addresses=127.0.0.1 synchronous_commit=on unix_socket_directories=');
});

test('the passwords are random and only the owner of the folder can read them', async () => {
  const file = join(dataDir, 'passwords.json');
  const { mode } = await stat(file);
  const { owner, app } = JSON.parse(await readFile(file, 'utf8'));
  expect(mode & 0o777).toBe(0o600);
  expect([owner.length, app.length, owner === app]).toEqual([32, 32, false]);
});

test('a login with another password is refused', async () => {
  await using(async ({ ownerUrl }) => {
    const url = new URL(ownerUrl);
    url.password = 'guessed';
    await expect(ask(url.href, 'SELECT 1')).rejects.toThrow('password authentication failed');
  });
});

test('the mark of a server that died with the machine does not stand in the way', async () => {
  // Process 1 is alive and is no PostgreSQL: what a restarted container finds.
  await writeFile(join(dataDir, 'cluster/postmaster.pid'), `1\n${dataDir}/cluster\n0\n5432\n\n127.0.0.1\n`);
  expect(await using(({ ownerUrl }) => ask(ownerUrl, 'SELECT 1'))).toBe(1);
});

test('a start that was interrupted while the cluster was made is made again', async () => {
  const unfinished = await mkdtemp(join(tmpdir(), 'aybiza-embedded-'));
  const first = await startEmbeddedPostgres({ dataDir: unfinished, durable: false });
  await first.stop();
  await rm(join(unfinished, 'passwords.json'));
  const second = await startEmbeddedPostgres({ dataDir: unfinished, durable: false });
  const answer = await ask(second.ownerUrl, 'SELECT 1');
  await second.stop();
  await rm(unfinished, { recursive: true, force: true });
  expect(answer).toBe(1);
});

test.skipIf(process.platform === 'win32')(
  'a server that is killed is started again, at the same port with the same data',
  async () => {
    const heard: string[] = [];
    let recovered = () => {};
    const isBack = new Promise<void>((resolve) => {
      recovered = resolve;
    });
    const watcher = {
      crashed: () => heard.push('crashed'),
      recovered: () => recovered(),
      gaveUp: (why: string) => heard.push(why),
    };
    const server = await startEmbeddedPostgres({ dataDir, watcher });
    try {
      await ask(server.ownerUrl, 'CREATE TABLE survived AS SELECT 8 AS eight');
      process.kill(await pidOf(server), 'SIGKILL');
      await isBack;
      expect(await ask(server.ownerUrl, 'SELECT eight FROM survived')).toBe(8);
      expect(heard).toEqual(['crashed']);
    } finally {
      await server.stop();
    }
    await expect(ask(server.ownerUrl, 'SELECT 1')).rejects.toThrow('ECONNREFUSED');
  },
);

test('a program that has nothing left to do but to stop its server does stop it', async () => {
  const module = fileURLToPath(new URL('./embedded.ts', import.meta.url));
  const script = `
    const { startEmbeddedPostgres } = await import(${JSON.stringify(module)});
    const server = await startEmbeddedPostgres({ dataDir: ${JSON.stringify(dataDir)} });
    await server.stop();
    process.stdout.write('stopped');`;
  const cwd = fileURLToPath(new URL('..', import.meta.url));
  const { stdout } = await run(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], { cwd });
  expect(stdout).toBe('stopped');
});

const watchers = `FROM pg_stat_activity WHERE application_name = 'aybiza-watch'`;

/** Resolves when another connection watches than the one before. */
async function untilWatchedAgain(server: EmbeddedPostgres, before: unknown): Promise<void> {
  const pid = () => ask(server.ownerUrl, `SELECT pid ${watchers} AND pid <> ${before}`).catch(() => undefined);
  await expect.poll(pid, { interval: 20 }).toEqual(expect.any(Number));
}

test('a connection that is cut is no crash', async () => {
  const heard: string[] = [];
  const server = await startEmbeddedPostgres({ dataDir, watcher: { crashed: () => heard.push('crashed') } });
  try {
    const before = await ask(server.ownerUrl, `SELECT pid, pg_terminate_backend(pid) ${watchers}`);
    await untilWatchedAgain(server, before);
  } finally {
    await server.stop();
  }
  expect(heard).toEqual([]);
});

test.skipIf(process.platform === 'win32')(
  'a server of which one process is killed starts itself anew and is watched again',
  async () => {
    const heard: string[] = [];
    const server = await startEmbeddedPostgres({ dataDir, watcher: { gaveUp: (reason) => heard.push(reason) } });
    try {
      const postmaster = await pidOf(server);
      const before = await ask(server.ownerUrl, `SELECT pid ${watchers}`);
      process.kill(Number(before), 'SIGKILL');
      await untilWatchedAgain(server, before);
      expect(await pidOf(server)).toBe(postmaster);
    } finally {
      await server.stop();
    }
    expect(heard).toEqual([]);
  },
);

async function pidOf(server: EmbeddedPostgres): Promise<number> {
  return Number.parseInt(await readFile(join(server.dataDir, 'cluster/postmaster.pid'), 'utf8'), 10);
}

test('a port that is in use is named in the error', async () => {
  const server: Server = createServer();
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('a TCP server has an address with a port');
  const start = startEmbeddedPostgres({ dataDir, port: address.port });
  await expect(start).rejects.toMatchObject({
    code: 'EMBEDDED_POSTGRES_FAILED',
    message: expect.stringContaining('127.0.0.1'),
  });
  server.close();
});

test.skipIf(process.platform === 'win32')(
  'the server ends when its program is killed, and the next start works',
  async () => {
    const module = fileURLToPath(new URL('./embedded.ts', import.meta.url));
    const script = `
    const { startEmbeddedPostgres } = await import(${JSON.stringify(module)});
    const { ownerUrl } = await startEmbeddedPostgres({ dataDir: ${JSON.stringify(dataDir)} });
    process.stdout.write(ownerUrl);
    setInterval(() => {}, 1000);`;
    const cwd = fileURLToPath(new URL('..', import.meta.url));
    const program = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], {
      cwd,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [ownerUrl] = await once(program.stdout, 'data');
    expect(await ask(String(ownerUrl), 'SELECT 1')).toBe(1);
    program.kill('SIGKILL');
    await once(program, 'exit');
    const isThere = () =>
      ask(String(ownerUrl), 'SELECT 1').then(
        () => true,
        () => false,
      );
    await expect.poll(isThere).toBe(false);
    expect(await using((server) => ask(server.ownerUrl, 'SELECT 1'))).toBe(1);
  },
);
