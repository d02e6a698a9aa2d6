import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { z } from 'zod';

type Env = Readonly<Record<string, string | undefined>>;

const loginsSchema = z.object({
  /** The installation that is meant when none is named. */
  current: z.string(),
  /** Keys by the installation's address. */
  keys: z.record(z.string(), z.string()),
});
export type Logins = z.output<typeof loginsSchema>;

/** In the person's own folder, as their system has it (XDG Base Directory, `%APPDATA%`). */
function fileOf({ XDG_CONFIG_HOME: xdg, APPDATA: appData, HOME: home }: Env): string {
  return join(xdg ?? appData ?? join(home ?? homedir(), '.config'), 'aybiza', 'logins.json');
}

/** What `aybiza login` has kept; undefined before the first. */
export async function readLogins(env: Env): Promise<Logins | undefined> {
  try {
    return loginsSchema.safeParse(JSON.parse(await readFile(fileOf(env), 'utf8'))).data;
  } catch {
    return undefined; // the expected error: nobody has logged in
  }
}

/** Keeps a key for nobody else to read, and means its installation from now on. */
export async function keepLogin(env: Env, { url, key }: { url: string; key: string }): Promise<string> {
  const file = fileOf(env);
  const before = await readLogins(env);
  const logins: Logins = { current: url, keys: { ...before?.keys, [url]: key } };
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  await writeFile(file, `${JSON.stringify(logins, null, 2)}\n`, { mode: 0o600 });
  // The mode above counts only for a file that is new.
  await chmod(file, 0o600);
  return file;
}
