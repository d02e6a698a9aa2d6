import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { z } from 'zod';
import { ROOT } from '../start/settings.ts';

const SKIPPED = new Set([
  'node_modules',
  'dist',
  '.next',
  '.turbo',
  'generated',
  'testing',
  'fixtures',
  // Served as it is by an app that is made of none of it; it has a build of its own.
  'guide',
  'next-env.d.ts',
]);
const manifestSchema = z.object({ name: z.string(), dependencies: z.record(z.string(), z.string()).default({}) });

/** What a build reads besides the packages: versions of everything, compiler settings, the database client's source. */
const COMMON = ['package-lock.json', 'tsconfig.base.json', 'prisma/schema.prisma', 'scripts/build'];

/** A name for the state of everything a workspace (`apps/voice`) is built from: itself, the packages of ours it reaches, `COMMON`. */
export async function hashOfWorkspace(workspace: string): Promise<string> {
  const folders = await reachablePackages(workspace, new Set());
  return hashOf([...folders, ...COMMON]);
}

/** SHA-256 over the names and contents of files and folders, tests and products of builds left out. */
export async function hashOf(paths: readonly string[]): Promise<string> {
  const hash = createHash('sha256');
  for (const path of [...paths].sort()) {
    for (const file of await listFiles(join(ROOT, path))) {
      hash
        .update(`${relative(ROOT, file)}\0`)
        .update(await readFile(file))
        .update('\0');
    }
  }
  return hash.digest('hex');
}

async function reachablePackages(folder: string, seen: Set<string>): Promise<Set<string>> {
  if (seen.has(folder)) return seen;
  seen.add(folder);
  const { dependencies } = manifestSchema.parse(JSON.parse(await readFile(join(ROOT, folder, 'package.json'), 'utf8')));
  for (const name of Object.keys(dependencies)) {
    if (name.startsWith('@aybiza/')) await reachablePackages(name.replace('@aybiza/', 'packages/'), seen);
  }
  return seen;
}

async function listFiles(path: string): Promise<string[]> {
  const entries = await readdir(path, { withFileTypes: true }).catch(() => undefined); // a file
  if (entries === undefined) return [path];
  const wanted = entries.filter(({ name }) => !SKIPPED.has(name) && !/\.test\.tsx?$/.test(name));
  const nested = await Promise.all(wanted.map(({ name }) => listFiles(join(path, name))));
  return nested.flat().sort();
}
