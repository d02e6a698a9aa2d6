import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { access, cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');
const HOUR_MS = 3_600_000;
const run = promisify(execFile);
/** Without what whoever runs the tests has set for npm: its rules here are those of `.npmrc`, and it says what it refuses. */
const OWN_SETTINGS = Object.fromEntries(
  Object.entries(process.env).filter(([name]) => !name.toLowerCase().startsWith('npm_config_')),
);

interface Published {
  tarball: Buffer;
  integrity: string;
  at: Date;
  manifest: object;
}

const published = new Map<string, Published>();
/** A registry of our own, on this machine. */
const registry = createServer((request, response) => {
  const [name = '', file] = decodeURIComponent(request.url ?? '')
    .slice(1)
    .split('/-/');
  const found = published.get(name);
  if (found === undefined) return response.writeHead(404).end('{}');
  if (file !== undefined) return response.end(found.tarball);
  const dist = { tarball: `${address()}/${name}/-/${name}-1.0.0.tgz`, integrity: found.integrity };
  const version = { name, version: '1.0.0', ...found.manifest, dist };
  const time = { created: found.at, modified: found.at, '1.0.0': found.at };
  return response
    .setHeader('content-type', 'application/json')
    .end(JSON.stringify({ name, 'dist-tags': { latest: '1.0.0' }, versions: { '1.0.0': version }, time }));
});
const address = () => `http://127.0.0.1:${(registry.address() as AddressInfo).port}`;

let folder = '';
const marker = () => join(folder, 'a-script-ran');

async function publish(name: string, { at, scripts = {} }: { at: Date; scripts?: object }): Promise<void> {
  const source = join(folder, 'sources', name);
  await mkdir(source, { recursive: true });
  await writeFile(join(source, 'package.json'), JSON.stringify({ name, version: '1.0.0', scripts }));
  const { stdout } = await run('npm', ['pack', '--json', '--ignore-scripts'], { cwd: source, env: OWN_SETTINGS });
  const [packed] = Object.values<{ filename: string; integrity: string }>(JSON.parse(stdout));
  if (packed === undefined) throw new Error('npm packed nothing');
  const manifest = { scripts, hasInstallScript: 'postinstall' in scripts };
  const tarball = await readFile(join(source, packed.filename));
  published.set(name, { tarball, integrity: packed.integrity, at, manifest });
}

const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { scripts: { add: string } };

/** What npm says in a project with our rules, to the command by which we add packages. */
async function install(name: string): Promise<string> {
  const project = await mkdtemp(join(folder, 'project-'));
  await cp(join(ROOT, '.npmrc'), join(project, '.npmrc'));
  await writeFile(
    join(project, 'package.json'),
    JSON.stringify({ name: 'project', version: '1.0.0', allowScripts: {} }),
  );
  const [npm = '', ...add] = scripts.add.split(' ');
  const flags = [...add, name, `--registry=${address()}/`, `--cache=${join(folder, 'cache')}`, '--fetch-retries=0'];
  return run(npm, flags, { cwd: project, env: OWN_SETTINGS }).then(
    () => 'installed',
    (error: { stderr: string }) => error.stderr,
  );
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'aybiza-install-'));
  await once(registry.listen(0, '127.0.0.1'), 'listening');
  const monthAgo = new Date(Date.now() - 30 * 24 * HOUR_MS);
  const postinstall = `node -e "require('fs').writeFileSync('${marker()}', '')"`;
  await Promise.all([
    publish('plain', { at: monthAgo }),
    publish('canary', { at: monthAgo, scripts: { postinstall } }),
    publish('fresh', { at: new Date(Date.now() - HOUR_MS) }),
    publish('changed', { at: monthAgo }),
  ]);
  const [changed, plain] = [published.get('changed'), published.get('plain')];
  if (changed !== undefined && plain !== undefined) changed.tarball = plain.tarball;
});
afterAll(async () => {
  registry.close();
  await rm(folder, { recursive: true, force: true });
});

describe('check 137: npm, by our rules', () => {
  it('installs a package that has been out for a month', async () => {
    expect(await install('plain')).toBe('installed');
  });

  it('installs nothing whose script nobody has decided on', async () => {
    expect(await install('canary')).toMatch(/allowScripts/);
    await expect(access(marker())).rejects.toThrow();
  });

  it('refuses a version that came out an hour ago', async () => {
    expect(await install('fresh')).toMatch(/ETARGET|ENOVERSIONS|before/);
  });

  it('refuses a package whose bytes are not those that were published', async () => {
    expect(await install('changed')).toContain('EINTEGRITY');
  });

  it('refuses what lies in a repository', async () => {
    expect(await install(`git+${address()}/plain.git`)).toContain('EALLOWGIT');
  });
});
