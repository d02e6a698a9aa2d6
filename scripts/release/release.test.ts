import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';
import { nextVersion, readChanges } from './read-changes.ts';
import { listManifests, readNotes, writeRelease } from './write-release.ts';

const ROOT = join(import.meta.dirname, '../..');
const manifestSchema = z.object({
  version: z.string(),
  dependencies: z.record(z.string(), z.string()).default({}),
  devDependencies: z.record(z.string(), z.string()).default({}),
});
const readManifest = async (root: string, file: string) =>
  manifestSchema.parse(JSON.parse(await readFile(join(root, file), 'utf8')));

/** What of this repository a release writes to, and changes that wait. */
async function copyWith(changes: Readonly<Record<string, string>>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'aybiza-release-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  for (const file of [...(await listManifests(ROOT)), 'docker-compose.yml']) {
    await mkdir(dirname(join(folder, file)), { recursive: true });
    await cp(join(ROOT, file), join(folder, file));
  }
  await mkdir(join(folder, '.changes'));
  for (const [name, text] of Object.entries(changes)) await writeFile(join(folder, '.changes', name), text);
  return folder;
}

const found = { file: 'a.md', text: 'Something is better than it was before.' };

test.each([
  ['1.4.2', ['patch'], '1.4.3'],
  ['1.4.2', ['patch', 'minor'], '1.5.0'],
  ['1.4.2', ['minor', 'major', 'patch'], '2.0.0'],
  ['1.4.2', [], undefined],
] as const)('from %s, %j leads to %s', (version, bumps, next) => {
  expect(
    nextVersion(
      version,
      bumps.map((bump) => ({ ...found, bump })),
    ),
  ).toBe(next);
});

test('a release has its number everywhere, says what people notice, and leaves no change behind', async () => {
  const root = await copyWith({
    'traces.md': 'minor\n\nCalls can be followed in a collector of OpenTelemetry.\n',
    'voices.md': 'patch\n\nVoices begin a little sooner\nthan they did before.\n',
  });
  const { version: before } = await readManifest(root, 'package.json');
  const release = await writeRelease(root, '2026-12-08');
  const version = nextVersion(before, [{ ...found, bump: 'minor' }]);
  expect(release?.version).toBe(version);
  for (const file of await listManifests(root)) {
    const manifest = await readManifest(root, file);
    const ours = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies }).filter(([name]) =>
      name.startsWith('@aybiza/'),
    );
    expect({ file, versions: new Set([manifest.version, ...ours.map(([, pin]) => pin)]) }).toEqual({
      file,
      versions: new Set([version]),
    });
  }
  expect(await readFile(join(root, 'docker-compose.yml'), 'utf8')).toContain(`image: aybiza/voice:${version}\n`);
  expect(await readNotes(root, version ?? '')).toBe(
    '### New\n\n- Calls can be followed in a collector of OpenTelemetry.\n\n### Better\n\n- Voices begin a little sooner\n  than they did before.\n',
  );
  expect(await writeRelease(root, '2026-12-09')).toBeUndefined();
});

test('the newest release stands on top, and each keeps its notes', async () => {
  const root = await copyWith({ 'one.md': `patch\n\n${found.text}` });
  const first = await writeRelease(root, '2026-12-08');
  await writeFile(join(root, '.changes/two.md'), 'minor\n\nSomething that nobody had before.');
  const second = await writeRelease(root, '2026-12-09');
  const text = await readFile(join(root, 'CHANGELOG.md'), 'utf8');
  expect(text.match(/^## .*$/gm)).toEqual([`## ${second?.version}, 2026-12-09`, `## ${first?.version}, 2026-12-08`]);
  expect(await readNotes(root, first?.version ?? '')).toContain(found.text);
  await expect(readNotes(root, '9.9.9')).rejects.toThrow('says nothing of 9.9.9');
});

test('a change that cannot be read is named, with what it should look like', async () => {
  const root = await copyWith({ 'odd.md': 'Something is new, but how much is not said.' });
  await expect(writeRelease(root, '2026-12-08')).rejects.toThrow(
    '.changes/odd.md: the first line is major, minor or patch',
  );
});

test('every change that waits here can be released', async () => {
  await expect(readChanges(ROOT)).resolves.toBeInstanceOf(Array);
});
