import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { lockDataDir } from './data-dir-lock.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'aybiza-lock-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

test('a folder in use is refused, and where the holder runs is told', async () => {
  const lock = await lockDataDir(folder);
  await expect(lockDataDir(folder)).rejects.toThrow('still starting');
  await lock.announce('http://127.0.0.1:3000');
  await expect(lockDataDir(folder)).rejects.toThrow('already runs at http://127.0.0.1:3000');
  await lock.release();
});

test('a folder that was released can be used again', async () => {
  await (await lockDataDir(folder)).release();
  await (await lockDataDir(folder)).release();
  await expect(readFile(join(folder, 'running.json'))).rejects.toThrow('ENOENT');
});

test.each([
  ['a program that was killed', JSON.stringify({ pid: 1, lockPort: 1, token: 'x', url: null })],
  ['a machine that stopped while it was written', '{"pid":'],
])('what %s left behind is no obstacle', async (_, text) => {
  await writeFile(join(folder, 'running.json'), text);
  await (await lockDataDir(folder)).release();
});
