import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '..');
const CHECKS = 146;
const TESTS = /\.(test|spec)\.tsx?$/;
const rows = [...readFileSync(join(ROOT, 'SECURITY.md'), 'utf8').matchAll(/^\| (\d+)( ★)? \| (\S+) \| (.+) \|$/gm)].map(
  ([, number = '', star, state = '', text = '']) => ({
    number: Number(number),
    isStarred: star !== undefined,
    state,
    files: [...text.matchAll(/`([^`]+\.(?:ts|mjs))`/g)].map(([, file = '']) => file),
    text,
  }),
);

describe('the table of checks in SECURITY.md', () => {
  it('has a row for each, in order', () => {
    expect(rows.map(({ number }) => number)).toEqual(Array.from({ length: CHECKS }, (_, index) => index + 1));
    expect(rows.filter(({ isStarred }) => isStarred)).toHaveLength(30);
  });

  it('says of each in one of five words how it stands', () => {
    for (const { state } of rows) expect(['tested', 'measured', 'partly', 'open', 'n/a']).toContain(state);
  });

  it('names files that are there, for all that is done', () => {
    for (const { number, state, files } of rows) {
      if (['tested', 'measured', 'partly'].includes(state))
        expect({ number, files }).not.toEqual({ number, files: [] });
      expect(files.filter((file) => !existsSync(join(ROOT, file)))).toEqual([]);
    }
  });

  it('names every test that is called by a check’s number', () => {
    const files = execFileSync('git', ['ls-files', 'apps', 'packages', 'scripts', 'e2e'], {
      cwd: ROOT,
      encoding: 'utf8',
    });
    for (const file of files.split('\n').filter((name) => TESTS.test(name))) {
      const text = readFileSync(join(ROOT, file), 'utf8');
      for (const [, number = ''] of text.matchAll(/['"`]check (\d+):/g)) {
        const row = rows.find((one) => one.number === Number(number));
        expect({ number, files: row?.files }).toEqual({ number, files: expect.arrayContaining([file]) });
      }
    }
  });
});
