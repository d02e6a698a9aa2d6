// From a fresh clone to the page, the second start, and what each app keeps in memory while nobody calls (PSS, Linux only).
// Clones what is committed; `--here` measures this folder's second start alone, which takes seconds instead of minutes.
import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { describeMachine } from './lib/machine.mjs';
import { printRows, round } from './lib/stats.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const START_TIMEOUT_MS = 15 * 60_000;
/** Long enough for what an app does once after its start. */
const SETTLE_MS = 5_000;
const APPS = ['sandbox', 'voice', 'worker', 'designer'];

/** @param {string} folder @param {string} dataDir */
async function startOnce(folder, dataDir) {
  const startedAt = performance.now();
  const ports = Object.fromEntries(APPS.map((app) => [`${app.toUpperCase()}_PORT`, '0']));
  const child = spawn('npm', ['start'], {
    cwd: folder,
    env: { ...process.env, ...ports, AYBIZA_DATA_DIR: dataDir },
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: true, // a group, so that Ctrl-C of ours can be passed on as if it were typed
  });
  /** @type {Promise<unknown>} */
  const gone = new Promise((resolve) => child.once('exit', resolve));
  await waitForUrl(child);
  const seconds = (performance.now() - startedAt) / 1000;
  await delay(SETTLE_MS);
  const memory = measureMemory(dataDir);
  process.kill(-(child.pid ?? 0), 'SIGINT');
  await gone;
  return { seconds, memory };
}

/** @param {import('node:child_process').ChildProcess} child */
function waitForUrl(child) {
  let printed = '';
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`no URL in time:\n${printed}`)), START_TIMEOUT_MS);
    child.once('exit', () => reject(new Error(`it ended instead of starting:\n${printed}`)));
    child.stdout?.setEncoding('utf8').on('data', (text) => {
      printed += text;
      if (!/ready in/.test(printed)) return;
      clearTimeout(timer);
      resolve(undefined);
    });
  });
}

/**
 * Proportional set size in MB: memory that processes share counts once.
 * @param {string} dataDir
 */
function measureMemory(dataDir) {
  const processes = process.platform === 'linux' ? readdirSync('/proc').filter((name) => /^\d+$/.test(name)) : [];
  /** @type {Record<string, number>} */
  const megabytes = {};
  for (const pid of processes) {
    try {
      const environment = readFileSync(`/proc/${pid}/environ`, 'utf8');
      const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
      const isPostgres = command.includes(dataDir) || command.startsWith('postgres:');
      if (!isPostgres && !environment.includes(`AYBIZA_DATA_DIR=${dataDir}`)) continue;
      const name = isPostgres ? 'postgres' : nameOf(pid, command);
      const pss = /^Pss:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1];
      megabytes[name] = (megabytes[name] ?? 0) + Number(pss ?? 0) / 1024;
    } catch {
      // The expected error: it ended while it was looked at, or is somebody else's.
    }
  }
  return megabytes;
}

/** @param {string} pid @param {string} command */
function nameOf(pid, command) {
  const environment = readFileSync(`/proc/${pid}/environ`, 'utf8');
  if (command.includes('start.mjs')) return 'start';
  if (command.startsWith('next-server')) return 'designer';
  return (
    APPS.find((app) => environment.includes(`PWD=${root}apps/${app}`) || readCwd(pid).endsWith(`apps/${app}`)) ?? 'npm'
  );
}

/** @param {string} pid */
function readCwd(pid) {
  return spawnSync('readlink', [`/proc/${pid}/cwd`], { encoding: 'utf8' }).stdout.trim();
}

const work = mkdtempSync(join(tmpdir(), 'aybiza-bench-'));
chmodSync(work, 0o711); // as root, the database runs as somebody else, who must pass through
try {
  const dataDir = join(work, 'data');
  const here = process.argv.includes('--here');
  const folder = here ? root : join(work, 'clone');
  if (!here) {
    const cloned = spawnSync('git', ['clone', '--quiet', root, folder], { stdio: 'inherit' });
    if (cloned.status !== 0 || !existsSync(folder)) throw new Error('The repository could not be cloned.');
  }
  const first = await startOnce(folder, dataDir);
  const second = await startOnce(folder, dataDir);
  console.log(`${describeMachine()}\n`);
  printRows([
    { what: here ? 'first start in a new data folder' : 'fresh clone to URL', value: round(first.seconds), unit: 's' },
    { what: 'second start to URL', value: round(second.seconds), unit: 's' },
    ...Object.entries(second.memory).map(([name, value]) => ({
      what: `idle: ${name}`,
      value: round(value),
      unit: 'MB PSS',
    })),
  ]);
} finally {
  rmSync(work, { recursive: true, force: true });
}
