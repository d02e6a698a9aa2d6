import { randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

const secretsSchema = z.object({
  /** Signs sessions and the tokens of test calls. */
  authSecret: z.string().min(32),
  /** What the practice telephone company signs its requests with. */
  practiceTwilioAuthToken: z.string().length(32),
});
export type Secrets = z.infer<typeof secretsSchema>;

/** This installation's own secrets: made once, readable by nobody else, kept over restarts. */
export async function readSecrets(dataDir: string): Promise<Secrets> {
  const file = join(dataDir, 'secrets.json');
  const known = await readKnown(file);
  const secrets: Secrets = {
    authSecret: known.authSecret ?? randomBytes(32).toString('base64url'),
    practiceTwilioAuthToken: known.practiceTwilioAuthToken ?? randomBytes(16).toString('hex'),
  };
  const missing = Object.keys(secrets).some((name) => !(name in known));
  if (missing) await writeFile(file, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
  return secrets;
}

async function readKnown(file: string): Promise<{ [Name in keyof Secrets]?: Secrets[Name] | undefined }> {
  const text = await readFile(file, 'utf8').catch(() => '{}'); // not there yet: a new folder
  const parsed = secretsSchema.partial().safeParse(parseJson(text));
  if (parsed.success) return parsed.data;
  throw new Error(`${file} cannot be read as secrets: repair it, or remove it and everybody signs in again.`);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // the one expected error: not JSON; the schema refuses it
  }
}
