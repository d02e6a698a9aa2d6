import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { findRunningPostgres, startEmbeddedPostgres } from '@aybiza/db/embedded';
import { openRecordings, recordingsEnv, type Storage } from '@aybiza/storage';
import { z } from 'zod';
import { lockDataDir } from '../start/data-dir-lock.ts';
import { ROOT } from '../start/settings.ts';
import { readOperatorEnv } from './read-operator-env.ts';

const envSchema = z.object({
  ...recordingsEnv,
  DATABASE_URL: z.url().optional(),
  DATABASE_OWNER_URL: z.url().optional(),
});
export type InstallationEnv = z.output<typeof envSchema>;

/** An installation as an operator's command sees it. */
export interface Installation {
  /** A superuser of its database. */
  ownerUrl: string;
  /** The apps' role in it. */
  appUrl: string;
  /** Recordings, exports, documents. */
  files: Storage;
  /** Of the embedded set-up; elsewhere secrets are the operator's own. */
  dataDir: string | undefined;
  close(): Promise<void>;
}

export function readInstallationEnv(): InstallationEnv {
  const env = readOperatorEnv(envSchema);
  return { ...env, AYBIZA_DATA_DIR: resolve(ROOT, env.AYBIZA_DATA_DIR) };
}

/** The database and the files that the environment names. @throws Error when it names only half of them */
export function openNamed(env: InstallationEnv): Installation | undefined {
  const { DATABASE_URL: appUrl, DATABASE_OWNER_URL: ownerUrl } = env;
  if (appUrl === undefined && ownerUrl === undefined) return undefined;
  if (appUrl === undefined || ownerUrl === undefined) {
    throw new Error('Set both DATABASE_URL and DATABASE_OWNER_URL: the second as a superuser of the database.');
  }
  return { ownerUrl, appUrl, files: openRecordings(env), dataDir: undefined, close: async () => {} };
}

/**
 * The embedded set-up of the data folder; its database is started for as long as it takes.
 * @throws Error when the product runs, unless it may
 */
export async function openEmbedded(env: InstallationEnv, { mayRun }: { mayRun: boolean }): Promise<Installation> {
  const dataDir = env.AYBIZA_DATA_DIR;
  const files = openRecordings(env);
  const running = mayRun ? await findRunningPostgres(join(dataDir, 'postgres')) : undefined;
  if (running !== undefined) return { ...running, files, dataDir, close: async () => {} };
  await mkdir(dataDir, { recursive: true });
  const lock = await lockDataDir(dataDir);
  try {
    const { ownerUrl, appUrl, stop } = await startEmbeddedPostgres({ dataDir: join(dataDir, 'postgres') });
    const close = async () => {
      await stop();
      await lock.release();
    };
    return { ownerUrl, appUrl, files, dataDir, close };
  } catch (thrown) {
    await lock.release();
    throw thrown;
  }
}
