import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const ROOT = join(import.meta.dirname, '../../..');

/** The rules that the linter has found broken in a file, by its path. */
export type RulesAgainst = (path: string) => readonly string[];

interface Finding {
  category: string;
  location: { path: string };
}

/** Lints files that are nobody's by our rules, in a folder of their own that is gone afterwards; texts by paths in the repository. */
export async function lintFiles(texts: Readonly<Record<string, string>>): Promise<RulesAgainst> {
  const folder = await mkdtemp(join(tmpdir(), 'aybiza-lint-'));
  try {
    await cp(join(ROOT, 'biome.json'), join(folder, 'biome.json'));
    await cp(join(ROOT, 'scripts/lint'), join(folder, 'scripts/lint'), { recursive: true });
    for (const [path, text] of Object.entries(texts)) {
      const file = join(folder, path);
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, text);
    }
    const found = await lint(folder);
    return (path) => found.filter(({ location }) => location.path === path).map(({ category }) => category);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function lint(cwd: string): Promise<Finding[]> {
  const flags = ['lint', '--vcs-enabled=false', '--max-diagnostics=none', '--reporter=json', 'packages', 'apps'];
  return new Promise((resolve, reject) => {
    // It fails, since it finds something: what it says is what counts.
    execFile(join(ROOT, 'node_modules/.bin/biome'), flags, { cwd }, (_error, stdout, stderr) => {
      const start = stdout.indexOf('{');
      if (start < 0) return reject(new Error(stderr));
      return resolve(JSON.parse(stdout.slice(start)).diagnostics);
    });
  });
}
