import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { type Bump, CHANGES, type Change, nextVersion, readChanges } from './read-changes.ts';

const NOTES = 'CHANGELOG.md';
const HEAD = '# Changes\n\nWhat people notice, release by release; all parts have the same version.\n';
const TITLES: Readonly<Record<Bump, string>> = { major: 'To be changed where it runs', minor: 'New', patch: 'Better' };
const FOLDERS = ['apps', 'packages'];
const versionSchema = z.object({ version: z.string() });

/** What a release is made of: its number, and what it says. */
export interface Release {
  readonly version: string;
  readonly notes: string;
}

/**
 * Makes of the changes that wait in a repository the next release: its number in every manifest and image name, its notes on top of
 * CHANGELOG.md, and no change that waits. Undefined when none does.
 * @param day as `2026-12-08`
 */
export async function writeRelease(root: string, day: string): Promise<Release | undefined> {
  const changes = await readChanges(root);
  const { version: before } = versionSchema.parse(JSON.parse(await readFile(join(root, 'package.json'), 'utf8')));
  const version = nextVersion(before, changes);
  if (version === undefined) return undefined;
  for (const file of await listManifests(root))
    await rewrite(join(root, file), (text) => inManifest(text, before, version));
  await rewrite(join(root, 'docker-compose.yml'), (text) => text.replaceAll(`:${before}\n`, `:${version}\n`));
  const notes = notesOf(changes);
  const kept = await readFile(join(root, NOTES), 'utf8').catch(() => HEAD);
  const rest = kept.slice(HEAD.length);
  await writeFile(join(root, NOTES), `${HEAD}\n## ${version}, ${day}\n\n${notes}${rest}`);
  await Promise.all(changes.map(({ file }) => rm(join(root, CHANGES, file))));
  return { version, notes };
}

/** What CHANGELOG.md says of a version. @throws Error when it says nothing */
export async function readNotes(root: string, version: string): Promise<string> {
  const text = await readFile(join(root, NOTES), 'utf8').catch(() => '');
  const section = text.split(/^## /m).find((one) => one.startsWith(`${version},`));
  if (section === undefined) throw new Error(`${NOTES} says nothing of ${version}: run npm run release first.`);
  return `${section.slice(section.indexOf('\n')).trim()}\n`;
}

/** The manifests of everything that has the installation's version, from the root. */
export async function listManifests(root: string): Promise<string[]> {
  const nested = await Promise.all(
    FOLDERS.map(async (folder) => (await readdir(join(root, folder))).map((name) => `${folder}/${name}/package.json`)),
  );
  return ['package.json', ...nested.flat(), 'e2e/package.json', 'infra/aws/package.json'];
}

/** Its own version, and the pins of ours. */
function inManifest(text: string, before: string, version: string): string {
  return text
    .replace(`"version": "${before}"`, `"version": "${version}"`)
    .replaceAll(new RegExp(`("@aybiza/[a-z-]+": )"${before.replaceAll('.', '\\.')}"`, 'g'), `$1"${version}"`);
}

function notesOf(changes: readonly Change[]): string {
  const sections = (Object.keys(TITLES) as Bump[]).flatMap((bump) => {
    const own = changes.filter((change) => change.bump === bump);
    if (own.length === 0) return [];
    return [
      `### ${TITLES[bump]}\n\n${own.map(({ text }) => `- ${text.trim().replaceAll('\n', '\n  ')}`).join('\n')}\n`,
    ];
  });
  return `${sections.join('\n')}`;
}

async function rewrite(file: string, change: (text: string) => string): Promise<void> {
  await writeFile(file, change(await readFile(file, 'utf8')));
}
