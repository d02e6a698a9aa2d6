import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

/** A package as the lock names it. */
export interface LockedPackage {
  readonly name: string;
  readonly version: string;
  readonly hasInstallScript: boolean;
  readonly licence: string | undefined;
}

/** Which packages a folder's lock installs, and which scripts its manifest lets run. */
export interface Lock {
  readonly packages: readonly LockedPackage[];
  /** By name: whether its script may run. One that is not here was not decided on. */
  readonly scripts: Readonly<Record<string, boolean>>;
}

const lockSchema = z.object({
  packages: z.record(
    z.string(),
    z.object({
      /** Only where it is not the folder's: an alias. */
      name: z.string().optional(),
      version: z.string().optional(),
      link: z.boolean().optional(),
      hasInstallScript: z.boolean().optional(),
      license: z.string().optional(),
    }),
  ),
});
const manifestSchema = z.object({ allowScripts: z.record(z.string(), z.boolean()).default({}) });

/** @throws Error when the folder has no lock that can be read */
export async function readLock(folder: string): Promise<Lock> {
  const [lock, manifest] = await Promise.all(
    ['package-lock.json', 'package.json'].map(async (file): Promise<unknown> => {
      const text = await readFile(join(folder, file), 'utf8');
      return JSON.parse(text);
    }),
  );
  const found = Object.entries(lockSchema.parse(lock).packages).flatMap(([place, { name, link, version, ...rest }]) => {
    const at = place.lastIndexOf('node_modules/');
    if (at < 0 || link === true || version === undefined) return [];
    return [
      {
        name: name ?? place.slice(at + 'node_modules/'.length),
        version,
        hasInstallScript: rest.hasInstallScript === true,
        licence: rest.license,
      },
    ];
  });
  return { packages: found, scripts: manifestSchema.parse(manifest).allowScripts };
}

/** Versions that the one lock installs and the other does not, by name; each once, wherever it lies. */
export function findAdded(before: Lock, after: Lock): LockedPackage[] {
  const idOf = ({ name, version }: LockedPackage) => `${name}@${version}`;
  const known = new Set(before.packages.map(idOf));
  const added = new Map(after.packages.filter((one) => !known.has(idOf(one))).map((one) => [idOf(one), one]));
  return [...added.values()].sort((left, right) => (idOf(left) < idOf(right) ? -1 : 1));
}
