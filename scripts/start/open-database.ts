import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { startEmbeddedPostgres } from '@aybiza/db/embedded';
import { z } from 'zod';
import type { Progress } from './progress.ts';
import { ROOT, type Settings } from './settings.ts';
import type { StopSignal } from './stop-signal.ts';

/** Where the database is. */
interface Database {
  /** The app role's URL. */
  appUrl: string;
  /** Absent when a database of one's own is taken as it is. */
  ownerUrl?: string | undefined;
}

/** What opening needs besides the settings. */
interface Opening {
  progress: Progress;
  undo: (() => Promise<void>)[];
  stop: StopSignal;
  /** The command line's key as far as it is known. */
  apiKey: string | undefined;
}

/** Longer than all migrations on an empty database, shorter than a person's patience. */
const PREPARE_TIMEOUT_MS = 120_000;
const reportSchema = z.object({ applied: z.number(), apiKey: z.string() });

/** A database that is migrated and has the demo: the embedded one unless `DATABASE_URL` names another. */
export async function openDatabase(settings: Settings, opening: Opening): Promise<{ appUrl: string; apiKey: string }> {
  const database = await connect(settings, opening);
  const startedAt = performance.now();
  const { applied, apiKey } = await prepare(database, opening.apiKey);
  const news = applied === 0 ? 'up to date' : `${applied} migration${applied === 1 ? '' : 's'} applied`;
  const detail = database.ownerUrl === undefined ? 'left as it is (DATABASE_OWNER_URL is not set)' : news;
  opening.progress.done('schema', detail, startedAt);
  return { appUrl: database.appUrl, apiKey };
}

async function connect(settings: Settings, { progress, undo, stop }: Opening): Promise<Database> {
  if (settings.DATABASE_URL !== undefined) {
    return { appUrl: settings.DATABASE_URL, ownerUrl: settings.DATABASE_OWNER_URL };
  }
  const startedAt = performance.now();
  const dataDir = join(settings.AYBIZA_DATA_DIR, 'postgres');
  const watcher = {
    crashed: () => progress.note('  PostgreSQL is gone: starting it again'),
    recovered: () => progress.note('  PostgreSQL is up again'),
    gaveUp: (why: string) => stop.fail(`PostgreSQL does not come back: ${why}`),
  };
  const postgres = await startEmbeddedPostgres({ dataDir, watcher });
  undo.push(postgres.stop);
  progress.done('database', `PostgreSQL in ${postgres.dataDir}`, startedAt);
  return postgres;
}

async function prepare({ appUrl, ownerUrl }: Database, apiKey = ''): Promise<z.infer<typeof reportSchema>> {
  const env = { ...process.env, DATABASE_URL: appUrl, DATABASE_OWNER_URL: ownerUrl ?? '', AYBIZA_API_KEY: apiKey };
  const child = spawn(process.execPath, ['--import', 'tsx', 'scripts/start/prepare-database.ts'], {
    cwd: ROOT,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: PREPARE_TIMEOUT_MS,
  });
  const [report, complaint, code] = await Promise.all([
    textOf(child.stdout),
    textOf(child.stderr),
    new Promise<number | null>((resolve) => child.once('close', resolve)),
  ]);
  if (code === 0) return reportSchema.parse(JSON.parse(report));
  const advice = ownerUrl === undefined ? ' Set DATABASE_OWNER_URL, so that it can be migrated.' : '';
  throw new Error(`The database could not be migrated and filled.${advice}\n\n${complaint.trim().slice(-5_000)}\n`);
}

async function textOf(stream: NodeJS.ReadableStream): Promise<string> {
  let text = '';
  for await (const chunk of stream) text = `${text}${String(chunk)}`.slice(-100_000);
  return text;
}
