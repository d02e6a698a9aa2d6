import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { vendorVariables } from '@aybiza/providers/accounts/installed-stock';
import { recordingsEnv } from '@aybiza/storage';
import { telemetryEnv } from '@aybiza/telemetry/telemetry-env';
import { expect, test } from 'vitest';
import { APP_NAMES } from './start/app-plans.ts';
import { ROOT, settingsSchema } from './start/settings.ts';

/** Read by programs that have no schema of their own, or by the vendors' packages. */
const READ_ELSEWHERE = [
  'AWS_ACCESS_KEY_ID',
  'AWS_SECRET_ACCESS_KEY',
  'AYBIZA_URL',
  'AYBIZA_API_KEY',
  'PLAYWRIGHT_CHROMIUM',
  'CHROME_PATH',
];

/** Follows from how the apps are run; nobody chooses it. */
const NOT_A_CHOICE = new Set(['NODE_ENV', 'ECS_AGENT_URI', 'ECS_CONTAINER_METADATA_URI_V4']);

/** Shared by several apps. */
const SHARED = Object.keys({ ...recordingsEnv, ...telemetryEnv, ...vendorVariables });

/** An app's `env.ts` reads the environment when it is loaded, so its schema is read as text: `NAME: …` at the start of a line. */
async function variablesOf(app: string): Promise<string[]> {
  const text = await readFile(join(ROOT, 'apps', app, 'src/env.ts'), 'utf8');
  const names = [...text.matchAll(/^ {2}([A-Z][A-Z0-9_]+):/gm)].map(([, name = '']) => name);
  expect(names, `${app} has variables`).not.toEqual([]);
  return names.filter((name) => !NOT_A_CHOICE.has(name));
}

async function exampleLines(): Promise<string[]> {
  return (await readFile(join(ROOT, '.env.example'), 'utf8')).split('\n');
}

test('.env.example has every variable that anything reads, and no other', async () => {
  const lines = await exampleLines();
  const listed = lines.filter((line) => /^[A-Z]/.test(line)).map((line) => line.slice(0, line.indexOf('=')));
  const read = await Promise.all(APP_NAMES.map(variablesOf));
  const known = new Set([...read.flat(), ...SHARED, ...Object.keys(settingsSchema.shape), ...READ_ELSEWHERE]);
  expect([...listed].sort()).toEqual([...known].sort());
});

test('every group of variables in .env.example has its reason above it', async () => {
  const lines = await exampleLines();
  const firstOfGroup = lines.filter((line, index) => /^[A-Z]/.test(line) && (lines[index - 1] ?? '') === '');
  expect(firstOfGroup).toEqual([]);
});
