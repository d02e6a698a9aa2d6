import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

/** Where changes wait for their release, a file for each. */
export const CHANGES = '.changes';

/** How far a change moves the version on (semver.org), the farthest first. */
const BUMPS = ['major', 'minor', 'patch'] as const;
export type Bump = (typeof BUMPS)[number];

/** A change that people notice. */
export interface Change {
  readonly file: string;
  readonly bump: Bump;
  readonly text: string;
}

const changeSchema = z.object({ bump: z.enum(BUMPS), text: z.string().trim().min(20).max(2_000) });
const FILE = /^(?<bump>\w+)\n\n(?<text>[\s\S]+)$/;

/**
 * Everything that waits in a repository's folder, by file name.
 * @throws Error that names a file which is not written as `CONTRIBUTING.md` says
 */
export async function readChanges(root: string): Promise<Change[]> {
  const names = await readdir(join(root, CHANGES)).catch(() => []); // none waits
  const files = names.filter((name) => name.endsWith('.md')).sort();
  return Promise.all(
    files.map(async (file) => {
      const parsed = changeSchema.safeParse(FILE.exec(await readFile(join(root, CHANGES, file), 'utf8'))?.groups);
      if (parsed.success) return { file, ...parsed.data };
      throw new Error(
        `${CHANGES}/${file}: the first line is major, minor or patch; after an empty one, what people notice.`,
      );
    }),
  );
}

/** The version that these changes lead to; undefined without any. */
export function nextVersion(version: string, changes: readonly Change[]): string | undefined {
  const bump = BUMPS.find((one) => changes.some((change) => change.bump === one));
  const [major = 0, minor = 0, patch = 0] = version.split('.').map(Number);
  if (bump === undefined) return undefined;
  if (bump === 'major') return `${major + 1}.0.0`;
  return bump === 'minor' ? `${major}.${minor + 1}.0` : `${major}.${minor}.${patch + 1}`;
}
