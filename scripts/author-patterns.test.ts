import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { expect, test } from 'vitest';
import { ROOT } from './start/settings.ts';

/** Where the host's own engine reads a pattern that is put together, and why no author, caller or other system can write into it. */
const REASONS: Readonly<Record<string, string>> = {
  'apps/designer/src/features/test-call/caller-choice.tsx': 'the names of our own variables',
  'apps/edge/src/twilio/read-elements.ts': 'constants of the same file',
  'apps/voice/src/media/twilio/messages.ts': 'two prefixes of ids, written there',
  'packages/api/src/http/find-route.ts': 'the paths of our own procedures',
  'packages/auth/src/api-key-secret.ts': 'constants of the same file',
  'packages/auth/src/pbx-secret.ts': 'constants of the same file',
  'packages/dialogue/src/mask-secrets.ts': 'digits, and what may group them',
  'packages/foundation/src/ids.ts': 'a table of prefixes',
  'packages/importers/src/amazon-connect/references.ts': 'constants of the same file',
  'packages/importers/src/menu-options.ts': 'constants of the same file and one key of a telephone',
  'packages/scenarios/src/replay/without-persons.ts': 'words that are taken literally, every sign escaped',
  'packages/storage/src/check-key.ts': 'constants of the same file',
};

async function sourceFiles(): Promise<string[]> {
  const folders = ['packages', 'apps'].map(async (parent) => {
    const names = await readdir(join(ROOT, parent));
    return Promise.all(
      names.map((name) => readdir(join(ROOT, parent, name, 'src'), { recursive: true, withFileTypes: true })),
    );
  });
  return (await Promise.all(folders))
    .flat(2)
    .filter((entry) => entry.isFile() && /(?<!\.test|\.spec)\.tsx?$/.test(entry.name))
    .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)))
    .filter((path) => !/(^|\/)(testing|generated)\//.test(path));
}

test('no pattern from outside reaches an engine that it could block', async () => {
  const files = await sourceFiles();
  const texts = await Promise.all(files.map((path) => readFile(join(ROOT, path), 'utf8')));
  const found = files.filter((_path, index) => /\bRegExp\s*\(/.test(texts[index] ?? ''));
  expect(found.toSorted()).toEqual(Object.keys(REASONS).toSorted());
});

test('patterns of authors are read in one place', async () => {
  const files = await sourceFiles();
  const texts = await Promise.all(files.map((path) => readFile(join(ROOT, path), 'utf8')));
  expect(files.filter((_path, index) => texts[index]?.includes("from 're2js'"))).toEqual([
    'packages/statechart/src/pattern.ts',
  ]);
});
