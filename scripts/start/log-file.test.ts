import { mkdtemp, readFile, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { LogFile } from './log-file.ts';

// Linux has a device whose disk is always full.
it.runIf(process.platform === 'linux')(
  'check 26: on a full disk pieces are dropped, and the log says how many when there is room again',
  async () => {
    const folder = await mkdtemp(join(tmpdir(), 'aybiza-log-'));
    onTestFinished(() => rm(folder, { recursive: true, force: true }));
    const path = join(folder, 'voice.log');
    await symlink('/dev/full', path);
    const log = new LogFile(path);
    await log.append('one\n');
    await log.append('two\n');
    await rm(path);
    await log.append('three\n');
    await log.append('four\n');
    expect(await readFile(path, 'utf8')).toBe('(2 pieces of this log found no room on the disk)\nthree\nfour\n');
  },
);
