import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { AppProcess, type AppWatcher } from './app-process.ts';
import { choosePorts } from './choose-ports.ts';
import { createTurns } from './create-turns.ts';
import { LogFile } from './log-file.ts';

const policy = { firstDelayMs: 10, longestDelayMs: 20, steadyMs: 60_000, maxCrashes: 2, graceMs: 300 };

let folder: string;
let app: AppProcess | undefined;
let healthUrl: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'aybiza-app-'));
  const { port } = await choosePorts({ port: 0 });
  healthUrl = `http://127.0.0.1:${port}/health`;
});
afterEach(async () => {
  await app?.stop();
  await rm(folder, { recursive: true, force: true });
});

/** Answers its process id. `before` is run before it listens, `after` after each answer. */
function serverProgram({ before = '', after = '' } = {}): string {
  const answer = `(request, response) => response.end(String(process.pid), () => {${after}})`;
  const listen = `http.createServer(${answer}).listen(${new URL(healthUrl).port}, '127.0.0.1');`;
  return `const http = require('node:http');\n${before}\n${listen}\n`;
}

async function createApp(program: string, events: Partial<AppWatcher> = {}): Promise<AppProcess> {
  const file = join(folder, 'app.cjs');
  await writeFile(file, program);
  const watcher: AppWatcher = { crashed() {}, recovered() {}, gaveUp() {}, ...events };
  const plan = { name: 'test', args: [file], cwd: folder, env: process.env, healthUrl };
  app = new AppProcess({
    plan,
    log: new LogFile(join(folder, 'test.log')),
    watcher,
    inTurn: createTurns(1_000),
    policy,
  });
  return app;
}

async function askPid(): Promise<number> {
  return Number(await (await fetch(healthUrl, { headers: { connection: 'close' } })).text());
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false; // the one expected error: no such process
  }
}

test('an app that crashes is started again, and both are told', async () => {
  const told: string[] = [];
  const recovered = new Promise<void>((resolve) => {
    void createApp(serverProgram(), {
      crashed: ({ exit }) => told.push(exit),
      recovered: () => resolve(),
    })
      .then((created) => created.start())
      .then(askPid)
      .then((pid) => process.kill(pid, 'SIGKILL'));
  });
  await recovered;
  expect(told).toEqual(['SIGKILL']);
  expect(isAlive(await askPid())).toBe(true);
});

test('an app that crashes again and again is given up', async () => {
  const crashed: number[] = [];
  const exit = new Promise<string>((resolve) => {
    void createApp(serverProgram({ after: 'process.exit(3);' }), {
      crashed: ({ delayMs }) => crashed.push(delayMs),
      gaveUp: (end) => resolve(end.exit),
    }).then((created) => created.start());
  });
  expect(await exit).toBe('exit code 3');
  expect(crashed).toEqual([10, 20]);
});

test('an app that ends instead of starting shows the end of its log', async () => {
  const created = await createApp('console.error("the licence is missing"); process.exit(4);');
  await expect(created.start()).rejects.toThrow(/ended \(exit code 4\).*the licence is missing/s);
});

test('stopping ends an app that does not want to, and what it started', async () => {
  const helper = `const helper = require('node:child_process').spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
    require('node:fs').writeFileSync('helper.pid', String(helper.pid));
    process.on('SIGINT', () => {});`;
  const created = await createApp(serverProgram({ before: helper }));
  await created.start();
  const pid = await askPid();
  const { readFile } = await import('node:fs/promises');
  const helperPid = Number(await readFile(join(folder, 'helper.pid'), 'utf8'));
  expect(isAlive(helperPid)).toBe(true);
  await created.stop();
  expect(isAlive(pid)).toBe(false);
  await expect.poll(() => isAlive(helperPid)).toBe(false);
});

test('an app ends when the program that started it is killed', async () => {
  const runApp = join(import.meta.dirname, 'run-app.mjs');
  const file = join(folder, 'app.cjs');
  await writeFile(file, serverProgram());
  const options = `{ stdio: ['ignore', 'ignore', 'ignore', 'ipc'], detached: true }`;
  const script = `require('node:child_process').spawn(process.execPath, [${JSON.stringify(runApp)}, ${JSON.stringify(file)}], ${options});`;
  const parent = spawn(process.execPath, ['-e', `${script} setInterval(() => {}, 1000)`], { stdio: 'ignore' });
  await expect.poll(askPid).toBeGreaterThan(0);
  const pid = await askPid();
  parent.kill('SIGKILL');
  await expect.poll(() => isAlive(pid)).toBe(false);
});
