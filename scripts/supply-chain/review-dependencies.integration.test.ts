import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { type Lock, readLock } from './read-lock.ts';
import { createReadPublished } from './read-published.ts';
import { reviewAdded } from './review-added.ts';

const NOW = Date.UTC(2026, 10, 28);
const daysAgo = (days: number) => new Date(NOW - days * 86_400_000).toISOString();

/** As the registry writes it, with what it says beside that left out. */
function packument(name: string, { days = 30, license = 'MIT', earlier = {}, dist = {} } = {}) {
  const versions = { '1.0.0': { name, version: '1.0.0', license, dist: { unpackedSize: 2_049, ...dist } }, ...earlier };
  return {
    name,
    versions,
    time: { created: daysAgo(900), '0.9.0': daysAgo(400), '1.0.0': daysAgo(days) },
    maintainers: [
      { name: 'ada', email: 'ada@example.com' },
      { name: 'x](http://evil.example)|', email: '' },
    ],
  };
}

const withProvenance = { attestations: { url: 'https://registry.example/-/npm/v1/attestations/x', provenance: {} } };
const documents: Readonly<Record<string, object>> = {
  plain: packument('plain'),
  '@some/scoped': packument('@some/scoped', { dist: withProvenance }),
  fresh: packument('fresh', { days: 6 }),
  scripted: packument('scripted'),
  closed: packument('closed', { license: 'SSPL-1.0' }),
  silent: { ...packument('silent'), time: {} },
  taken: packument('taken', { earlier: { '0.9.0': { dist: withProvenance } } }),
};
const registry = createServer((request, response) => {
  const document = documents[decodeURIComponent((request.url ?? '').slice(1))];
  response.writeHead(document === undefined ? 404 : 200).end(JSON.stringify(document ?? {}));
});
const readPublished = (name: string, version: string) =>
  createReadPublished(`http://127.0.0.1:${(registry.address() as AddressInfo).port}`)(name, version);

beforeAll(() => once(registry.listen(0, '127.0.0.1'), 'listening'));
afterAll(() => void registry.close());

const NOTHING: Lock = { packages: [], scripts: {} };

async function lockOf(packages: object, allowScripts = {}): Promise<Lock> {
  const folder = await mkdtemp(join(tmpdir(), 'aybiza-lock-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  await writeFile(join(folder, 'package-lock.json'), JSON.stringify({ lockfileVersion: 3, packages }));
  await writeFile(join(folder, 'package.json'), JSON.stringify({ allowScripts }));
  return readLock(folder);
}

async function review(name: string, { locked = {}, allowScripts = {} } = {}) {
  const after = await lockOf(
    { [`node_modules/${name}`]: { version: '1.0.0', license: 'MIT', ...locked } },
    allowScripts,
  );
  return reviewAdded({ before: NOTHING, after }, { readPublished, now: NOW });
}

describe('check 142: a package that is new in the lock', () => {
  it('is shown with its age, maintainers, scripts, size, licence and provenance', async () => {
    const { report, refused } = await review('@some/scoped');
    expect(report).toContain(
      '| @some/scoped | 1.0.0 | 30 | 2 (ada, x_(http_//evil.example)_) | none | 3 | MIT | yes |',
    );
    expect(refused).toEqual([]);
  });

  it.each([
    ['fresh', {}, 'fresh@1.0.0 came out 6 days ago: wait until it is 7.'],
    ['silent', {}, 'silent@1.0.0: the registry does not say when it came out.'],
    ['closed', { license: undefined }, 'closed@1.0.0 has the licence SSPL-1.0'],
    ['scripted', { hasInstallScript: true }, 'scripted@1.0.0 has an install script: decide on it by name'],
    ['taken', {}, 'taken@1.0.0 does not say which build made it, and a version before it did'],
  ])('is refused: %s %j', async (name, locked, why) => {
    const { report, refused } = await review(name, { locked });
    expect(refused).toEqual([expect.stringContaining(why)]);
    expect(report).toContain(why);
  });

  it('may have a script that was decided on', async () => {
    const locked = { hasInstallScript: true };
    expect(await review('scripted', { locked, allowScripts: { scripted: false } })).toMatchObject({
      report: expect.stringContaining('| off |'),
      refused: [],
    });
  });

  it('that the registry does not have is no quiet pass', async () => {
    await expect(review('nowhere')).rejects.toThrow('404');
    await expect(review('plain', { locked: { version: '3.0.0' } })).rejects.toThrow('plain@3.0.0');
  });
});

describe('check 142: a change of the lock', () => {
  it('asks about new versions only, each once, by the name it has in the registry', async () => {
    const before = await lockOf({ 'node_modules/fresh': { version: '1.0.0', license: 'MIT' } });
    const after = await lockOf({
      '': { name: 'aybiza' },
      'packages/ours': { name: '@aybiza/ours', version: '0.1.0' },
      'node_modules/@aybiza/ours': { resolved: 'packages/ours', link: true },
      'node_modules/fresh': { version: '1.0.0', license: 'MIT' },
      'node_modules/alias': { name: 'plain', version: '1.0.0', license: 'MIT' },
      'node_modules/fresh/node_modules/plain': { version: '1.0.0', license: 'MIT' },
    });
    const { report } = await reviewAdded({ before, after }, { readPublished, now: NOW });
    expect(report.match(/^\| (?!package|---)[\w@/]+/gm)).toEqual(['| plain']);
  });

  it('without a new version says so and asks nobody', async () => {
    const lock = await lockOf({ 'node_modules/fresh': { version: '1.0.0' } });
    const nobody = () => Promise.reject(new Error('asked'));
    const { report } = await reviewAdded({ before: lock, after: lock }, { readPublished: nobody, now: NOW });
    expect(report).toBe('No version of a package is new.\n');
  });
});
