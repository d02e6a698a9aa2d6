import { randomBytes } from 'node:crypto';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

const secretsSchema = z.object({
  /** Signs sessions and the tokens of test calls. */
  authSecret: z.string().min(32),
  /** What the practice telephone company signs its requests with. */
  practiceTwilioAuthToken: z.string().length(32),
  /** What the command line on this machine shows at the door; absent until the first start has made it. */
  apiKey: z.string().optional(),
});
export type Secrets = z.infer<typeof secretsSchema>;

/** This installation's own secrets: made once, readable by nobody else, kept over restarts. */
export async function readSecrets(dataDir: string): Promise<Secrets> {
  const file = fileOf(dataDir);
  const known = await readKnown(file);
  const secrets: Secrets = {
    authSecret: known.authSecret ?? randomBytes(32).toString('base64url'),
    practiceTwilioAuthToken: known.practiceTwilioAuthToken ?? randomBytes(16).toString('hex'),
    apiKey: known.apiKey,
  };
  if (known.authSecret === undefined || known.practiceTwilioAuthToken === undefined)
    await saveSecrets(dataDir, secrets);
  return secrets;
}

export async function saveSecrets(dataDir: string, secrets: Secrets): Promise<void> {
  const file = fileOf(dataDir);
  await writeFile(`${file}.new`, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
  await rename(`${file}.new`, file); // never half a file, even when the machine stops now
}

function fileOf(dataDir: string): string {
  return join(dataDir, 'secrets.json');
}

async function readKnown(file: string): Promise<{ [Name in keyof Secrets]?: Secrets[Name] | undefined }> {
  const text = await readFile(file, 'utf8').catch(() => '{}'); // not there yet: a new folder
  const parsed = secretsSchema.partial().safeParse(parseJson(text));
  if (parsed.success) return parsed.data;
  throw new Error(
    `${file} cannot be read as secrets: repair it, or remove it: then everybody signs in again, and webhooks are added again.`,
  );
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // the one expected error: not JSON; the schema refuses it
  }
}
