import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, onTestFinished, test } from 'vitest';
import { ROOT } from '../start/settings.ts';

const run = promisify(execFile);

/** Builds a program into a folder of its own; gives the checksum of each file. */
async function checksumsOf(app: string): Promise<Record<string, string>> {
  const folder = await mkdtemp(join(tmpdir(), 'aybiza-bundle-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  await run(process.execPath, ['--import', 'tsx', 'scripts/build/bundle-app.ts', app, folder], { cwd: ROOT });
  const names = await readdir(folder);
  const sums = names.map(async (name) => {
    // Maps tell where the sources lie, seen from the folder.
    const bytes = name.endsWith('.map') ? '' : await readFile(join(folder, name));
    return [name, createHash('sha256').update(bytes).digest('hex')] as const;
  });
  return Object.fromEntries((await Promise.all(sums)).toSorted());
}

test('check 145: whoever builds a program again gets the same bytes', async () => {
  const [first, second] = await Promise.all([checksumsOf('sandbox'), checksumsOf('sandbox')]);
  expect(Object.keys(first)).toContain('main.mjs');
  expect(second).toEqual(first);
});
