import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { errorMessage } from '@aybiza/foundation/errors';
import { buildStale } from '../build/build-stale.ts';
import { appStep, generateStep, guideStep, imageStep, widgetStep } from '../build/build-step.ts';
import { APP_NAMES, type AppName, listPractice, type Ports, planApps, type World } from './app-plans.ts';
import { type AppPlan, AppProcess, type AppWatcher } from './app-process.ts';
import { choosePorts } from './choose-ports.ts';
import { createTurns } from './create-turns.ts';
import { lockDataDir } from './data-dir-lock.ts';
import { openFrontDoor } from './front-door.ts';
import { LogFile } from './log-file.ts';
import { openDatabase } from './open-database.ts';
import { openRedis } from './open-redis.ts';
import { COPIED, planScaled } from './plan-scaled.ts';
import { createProgress, type Progress } from './progress.ts';
import { readSecrets, saveSecrets } from './secrets.ts';
import { ROOT, readSettings, type Settings } from './settings.ts';
import { createStopSignal, type StopSignal } from './stop-signal.ts';

/**
 * Several programs that start at once take the machine's time from the calls that go on in the others. One that is not healthy
 * after so long does not hold up the rest.
 */
const LONGEST_RESTART_MS = 15_000;

/** How the product is started. */
export interface StartOptions {
  /** Sources are watched instead of built, logs are shown. */
  development: boolean;
  /** Several processes of each program over Redis, behind one address: the scaled set-up on one machine. */
  scaled: boolean;
}

/** What is undone, last first, when the product ends. */
type Undo = () => Promise<void>;

/** Starts everything, prints one URL, stays until it is told to stop, stops everything. Resolves with the exit code. */
export async function start(options: StartOptions): Promise<number> {
  const stop = createStopSignal();
  const undo: Undo[] = [];
  const progress = createProgress(process.stdout);
  try {
    await bringUp({ ...options, progress, undo, stop });
    const reason = await stop.stopped;
    progress.note(`\n  stopping (${reason})`);
    return stop.failed ? 1 : 0;
  } catch (thrown) {
    // Told to stop while starting: what was being waited for failed for that reason.
    if (stop.signal.aborted && !stop.failed) return 0;
    process.stderr.write(`\n  ${errorMessage(thrown)}\n`);
    stop.fail('it could not start');
    return 1;
  } finally {
    for (const step of undo.reverse())
      await step().catch((thrown: unknown) => progress.note(`  ${errorMessage(thrown)}`));
    if (undo.length > 0) progress.note('  stopped: nothing is left running');
    stop.dispose();
  }
}

interface Starting extends StartOptions {
  progress: Progress;
  undo: Undo[];
  stop: StopSignal;
}

async function bringUp(starting: Starting): Promise<void> {
  const { progress, undo, stop, development, scaled } = starting;
  const startedAt = performance.now();
  const settings = readSettings();
  const dataDir = settings.AYBIZA_DATA_DIR;
  await mkdir(join(dataDir, 'logs'), { recursive: true });
  await mkdir(join(dataDir, 'recordings'), { recursive: true });
  const lock = await lockDataDir(dataDir);
  undo.push(lock.release);
  progress.note(`\n  AYBIZA ${development ? 'for development' : ''}${scaled ? 'in several processes' : ''}\n`);

  const builds = {
    signal: stop.signal,
    began: ({ name }: { name: string }) => progress.begin('building', name),
    built: ({ name }: { name: string }, at: number) => progress.done('built', name, at),
  };
  await buildStale([generateStep, widgetStep, guideStep], builds);
  stop.throwIfRequested();
  const building = buildStale(development ? [] : APP_NAMES.map(appStep), builds);
  undo.push(() => building.catch(() => {})); // told below, or ended because we end
  const secrets = await readSecrets(dataDir);
  const { appUrl: databaseUrl, apiKey } = await openDatabase(settings, {
    progress,
    undo,
    stop,
    apiKey: secrets.apiKey,
  });
  if (apiKey !== secrets.apiKey) await saveSecrets(dataDir, { ...secrets, apiKey });
  const redisUrl =
    scaled && settings.REDIS_URL === undefined ? await openRedis({ dataDir, progress, undo }) : settings.REDIS_URL;
  await building;
  stop.throwIfRequested();
  // Several processes run from what their container images have, and from nothing else.
  const images = new Map<AppName, string>(
    scaled && !development ? COPIED.map((app) => [app, join(dataDir, 'images', app)]) : [],
  );
  await buildStale(
    [...images].map(([app, folder]) => imageStep(app, folder)),
    builds,
  );
  stop.throwIfRequested();
  const folderOf = (app: AppName) => images.get(app) ?? ROOT;
  // Several of one program choose their ports by themselves.
  const ports = await pickPorts(scaled ? { ...settings, VOICE_PORT: 0, WORKER_PORT: 0 } : settings, progress);

  await startApps(starting, { settings, secrets, ports, databaseUrl, redisUrl, development, folderOf });
  stop.throwIfRequested();
  const url = `http://127.0.0.1:${ports.designer}`;
  await lock.announce(url);
  announce(progress, { url, settings, startedAt });
}

async function startApps(starting: Starting, world: World): Promise<void> {
  const { progress, undo, stop, development } = starting;
  const plans = await planAll(starting, world);
  const watcher: AppWatcher = {
    crashed: ({ name, exit, delayMs }) =>
      progress.note(`  ${name} crashed (${exit}): starting it again in ${delayMs / 1000} s; its log is ${logOf(name)}`),
    recovered: ({ name }) => progress.note(`  ${name} is up again`),
    gaveUp: ({ name, exit }) => stop.fail(`${name} keeps crashing (${exit}); its log is ${logOf(name)}`),
    mailed: ({ to, subject, link }) =>
      progress.note(`  mail to ${to}: ${subject}${link === undefined ? '' : `\n    ${link}`}`),
    ...(development ? { printed: ({ name, chunk }) => progress.note(prefixed(name, chunk)) } : {}),
  };
  const logOf = (name: string) => join(world.settings.AYBIZA_DATA_DIR, 'logs', `${name}.log`);
  const inTurn = createTurns(LONGEST_RESTART_MS);
  const apps = plans.map((plan) => new AppProcess({ plan, log: new LogFile(logOf(plan.name)), watcher, inTurn }));
  const [sandbox, ...ours] = apps;
  // Calls that are brought to their end while we stop still need the vendors' stand-ins.
  undo.push(async () => sandbox?.stop());
  undo.push(async () => void (await Promise.all(ours.map((app) => app.stop()))));
  stop.onSecondRequest(() => apps.map((app) => app.kill()));
  const begun = performance.now();
  const starts = apps.map(async (app) => {
    await app.start();
    progress.done(app.name, starting.scaled ? `${app.url}  process ${app.pid}` : app.url, begun);
  });
  await Promise.race([Promise.all(starts), stop.stopped]);
}

/** The stand-ins of the vendors first. */
async function planAll({ scaled, undo }: Starting, world: World): Promise<AppPlan[]> {
  const plans = planApps(world);
  if (!scaled) return APP_NAMES.map((name) => plans[name]);
  const { designer: port } = world.ports;
  const { plans: copies, upstreams } = await planScaled(world, `http://127.0.0.1:${port}`);
  // Open until the programs behind it have ended: calls are brought to their end over it.
  const door = await openFrontDoor(port, upstreams);
  undo.push(door.close);
  return [plans.sandbox, ...copies];
}

async function pickPorts(settings: Settings, progress: Progress): Promise<Ports> {
  const wanted = {
    designer: settings.DESIGNER_PORT,
    voice: settings.VOICE_PORT,
    worker: settings.WORKER_PORT,
    sandbox: settings.SANDBOX_PORT,
    mail: settings.SANDBOX_MAIL_PORT,
  };
  const ports = await choosePorts(wanted);
  for (const name of [...APP_NAMES, 'mail'] as const) {
    if (wanted[name] !== 0 && wanted[name] !== ports[name]) {
      progress.note(`  port ${wanted[name]} is taken: the ${name} uses ${ports[name]}`);
    }
  }
  return ports;
}

function announce(progress: Progress, up: { url: string; settings: Settings; startedAt: number }): void {
  const seconds = ((performance.now() - up.startedAt) / 1000).toFixed(1);
  const practice = listPractice(up.settings);
  progress.note(`\n  ready in ${seconds} s    ${up.url}\n`);
  if (practice.length > 0) {
    progress.note(`  Practice equipment: ${practice.join(', ')}. How to connect the real ones: .env.example.`);
  }
  progress.note(`  Logs and data: ${up.settings.AYBIZA_DATA_DIR}. Stop: Ctrl-C.\n`);
}

function prefixed(name: string, chunk: string): string {
  return chunk.trimEnd().replaceAll(/^/gm, `${name.padEnd(9)}`);
}
