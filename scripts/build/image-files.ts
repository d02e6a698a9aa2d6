/**
 * `image-files <voice|worker|designer> <folder>`: copies what one built app reads at run time, and nothing else, to the same places below
 * another folder. It is what a container image of the app consists of.
 */
import { cp, mkdir, readdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, relative, resolve } from 'node:path';
import { nodeFileTrace } from '@vercel/nft';
import { ROOT } from '../start/settings.ts';
import { OUTSIDE } from './bundle-options.ts';

/** Where each app’s programs are, and what it reads without importing it; from the root. */
const APPS: Readonly<Record<string, { programs: string; data: readonly string[] }>> = {
  voice: { programs: 'apps/voice/dist', data: ['apps/voice/dist', 'node_modules/@jitsi/rnnoise-wasm'] },
  worker: { programs: 'apps/worker/dist', data: ['apps/worker/dist'] },
  designer: {
    programs: 'apps/designer',
    data: ['apps/designer/.next', 'apps/designer/public', 'apps/designer/package.json'],
  },
};
const PROGRAM = /^(main|server|.*-thread)\.mjs$/;
/** Next's own record of what a page imports. */
const PAGES = 'apps/designer/.next';
const TRACE = /\.nft\.json$/;
/** Ours are in the bundles. */
const OWN_PACKAGES = join('node_modules', '@aybiza');
const NOT_READ = /\.next\/(cache|trace|diagnostics|types)|\.map$/;

async function filesOf(app: string): Promise<Set<string>> {
  const plan = APPS[app];
  if (plan === undefined) throw new Error(`There is no app “${app}”: ${Object.keys(APPS).join(', ')}.`);
  const folder = join(ROOT, plan.programs);
  const programs = (await readdir(folder)).filter((file) => PROGRAM.test(file)).map((file) => join(folder, file));
  const loaded = await findLoaded(programs);
  const { fileList } = await nodeFileTrace([...programs, ...loaded], { base: ROOT, processCwd: ROOT });
  const traced = app === 'designer' ? await filesOfPages() : [];
  return new Set([...fileList, ...traced, 'package.json'].filter((file) => !file.startsWith(OWN_PACKAGES)));
}

/** What bundles leave outside is asked for in words that a trace of the bundle does not understand. */
async function findLoaded(programs: readonly string[]): Promise<string[]> {
  const { resolve: find } = createRequire(join(ROOT, 'package.json'));
  const texts = await Promise.all(programs.map((program) => readFile(program, 'utf8')));
  return OUTSIDE.filter((name) => texts.some((text) => text.includes(`"${name}"`))).flatMap((name) => {
    try {
      return [find(name)];
    } catch {
      return []; // optional, and not installed here either
    }
  });
}

async function filesOfPages(): Promise<string[]> {
  const found = await readdir(join(ROOT, PAGES), { recursive: true });
  const lists = found
    .filter((file) => TRACE.test(file))
    .map(async (file) => {
      const trace = join(ROOT, PAGES, file);
      const { files } = JSON.parse(await readFile(trace, 'utf8')) as { files: string[] };
      return files.map((used) => relative(ROOT, resolve(dirname(trace), used)));
    });
  return (await Promise.all(lists)).flat();
}

const [app = '', folder = ''] = process.argv.slice(2);
for (const file of [...(await filesOf(app)), ...(APPS[app]?.data ?? [])]) {
  const target = resolve(folder, file);
  await mkdir(dirname(target), { recursive: true });
  await cp(join(ROOT, file), target, {
    recursive: true,
    verbatimSymlinks: true,
    filter: (source) => !NOT_READ.test(relative(ROOT, source)),
  });
}
