import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseUrl } from '@aybiza/foundation/url';
import { z } from 'zod';
import { readLogins } from './logins.ts';
import { UnusableError } from './terminal.ts';

/** A running installation and the key to its door. */
export interface Installation {
  url: string;
  key: string;
}

const runningSchema = z.object({ url: z.url() });
const secretsSchema = z.object({ apiKey: z.string() });
const LOOPBACK = new Set(['127.0.0.1', 'localhost', '[::1]']);

/**
 * From the options, else the environment, else what `aybiza login` kept, else the files that `npm start` keeps in its data folder. This machine's own key is
 * only ever sent to this machine.
 */
export async function findInstallation(
  options: { url?: string | undefined; key?: string | undefined },
  env: Readonly<Record<string, string | undefined>>,
): Promise<Installation> {
  const dataDir = resolve(env.AYBIZA_DATA_DIR ?? '.aybiza');
  const logins = await readLogins(env);
  const running = async () => (await readJson(join(dataDir, 'running.json'), runningSchema))?.url;
  const url = options.url ?? env.AYBIZA_URL ?? logins?.current ?? (await running());
  if (url === undefined)
    throw new UnusableError('No installation is known: aybiza login <url>, start one here, or name one with --url.');
  const address = parseUrl(url);
  if (address === undefined) throw new UnusableError(`${url} is no URL.`);
  const given = options.key ?? env.AYBIZA_API_KEY ?? logins?.keys[address.origin];
  if (given !== undefined) return { url, key: given };
  const isHere = LOOPBACK.has(address.hostname);
  const own = isHere ? await readJson(join(dataDir, 'secrets.json'), secretsSchema) : undefined;
  if (own !== undefined) return { url, key: own.apiKey };
  throw new UnusableError('An API key is needed: aybiza login <url>, or set AYBIZA_API_KEY.');
}

async function readJson<Schema extends z.ZodType>(file: string, schema: Schema): Promise<z.output<Schema> | undefined> {
  try {
    return schema.safeParse(JSON.parse(await readFile(file, 'utf8'))).data;
  } catch {
    return undefined; // the expected error: it is not there, so nothing runs here
  }
}
