import { spawn } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ROOT } from '../start/settings.ts';
import { hashOf, hashOfWorkspace } from './sources.ts';

/** Something made from sources, and how to know whether it is out of date. */
export interface BuildStep {
  name: string;
  /** Holds the hash of the sources it was made from; beside the product, so that it goes when the product goes. */
  stamp: string;
  hash(): Promise<string>;
  /** What node is given, in which folder. */
  args: readonly string[];
  cwd: string;
}

/** Longer than the slowest build on two slow cores. */
const BUILD_TIMEOUT_MS = 10 * 60_000;

/** Prisma's client; before every other step, because they contain it. */
export const generateStep: BuildStep = {
  name: 'db client',
  stamp: join(ROOT, 'packages/db/src/generated/stamp.txt'),
  hash: () => hashOf(['prisma/schema.prisma', 'package-lock.json', 'scripts/db-generate.mjs']),
  args: [join(ROOT, 'scripts/db-generate.mjs')],
  cwd: ROOT,
};

/** The files that the pages of others load; among what the designer serves, which lists its files when it starts. */
export const widgetStep: BuildStep = {
  name: 'web widget',
  stamp: join(ROOT, 'apps/designer/public/widget/stamp.txt'),
  hash: () => hashOfWorkspace('packages/widget'),
  args: ['--import', 'tsx', join(ROOT, 'scripts/build/build-widget.ts')],
  cwd: ROOT,
};

/** The guide, among what the designer serves; from what the pages say and nothing else of ours. */
export const guideStep: BuildStep = {
  name: 'guide',
  stamp: join(ROOT, 'apps/designer/public/guide/stamp.txt'),
  hash: () => hashOf(['docs', 'package.json', 'package-lock.json']),
  args: [join(ROOT, 'node_modules/vitepress/bin/vitepress.js'), 'build', 'docs'],
  cwd: ROOT,
};

/** One app for production: Next builds the designer, the others become one file each. */
export function appStep(app: string): BuildStep {
  const cwd = join(ROOT, 'apps', app);
  const isDesigner = app === 'designer';
  return {
    name: app,
    stamp: join(cwd, isDesigner ? '.next' : 'dist', 'stamp.txt'),
    hash: () => hashOfWorkspace(`apps/${app}`),
    args: isDesigner
      ? [join(ROOT, 'node_modules/next/dist/bin/next'), 'build']
      : ['--import', 'tsx', join(ROOT, 'scripts/build/bundle-app.ts'), app],
    cwd,
  };
}

/** The files of a container image of a built app, in a folder of its own: see image-files.ts. */
export function imageStep(app: string, folder: string): BuildStep {
  const program = 'scripts/build/image-files.ts';
  return {
    name: `${app} image`,
    stamp: join(folder, 'stamp.txt'),
    hash: async () => {
      const beside = app === 'designer' ? `${await guideStep.hash()} ` : '';
      return `${await appStep(app).hash()} ${beside}${await hashOf([program, 'package-lock.json'])}`;
    },
    args: ['--import', 'tsx', join(ROOT, program), app, folder],
    cwd: ROOT,
  };
}

/** The hash of the sources when the product is missing or was made from others; undefined when it is up to date. */
export async function findStale(step: BuildStep): Promise<string | undefined> {
  const [hash, stamp] = await Promise.all([step.hash(), readFile(step.stamp, 'utf8').catch(() => '')]);
  return stamp === hash ? undefined : hash;
}

/** @throws Error with everything the build printed */
export async function runBuild(step: BuildStep, hash: string, signal: AbortSignal): Promise<void> {
  const child = spawn(process.execPath, [...step.args], {
    cwd: step.cwd,
    env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: BUILD_TIMEOUT_MS,
    signal,
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output = `${output}${text}`.slice(-100_000); // the end says what went wrong
    });
  }
  const code = await new Promise<number | string>((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('close', (exitCode, endedBy) => resolve(exitCode ?? endedBy ?? 'unknown'));
  });
  if (code !== 0) throw new Error(`${step.name} could not be built (${code}):\n\n${output.trim()}\n`);
  await writeFile(step.stamp, hash);
}
