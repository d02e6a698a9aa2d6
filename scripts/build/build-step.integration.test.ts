import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { buildStale } from './build-stale.ts';
import { type BuildStep, findStale, runBuild } from './build-step.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'aybiza-build-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const { signal } = new AbortController();

function aStep(name: string, { hash = 'one', script = '' } = {}): BuildStep {
  return { name, stamp: join(folder, `${name}.txt`), hash: async () => hash, args: ['-e', script], cwd: folder };
}

test('a step is stale until it was built, and again when its sources change', async () => {
  expect(await findStale(aStep('app'))).toBe('one');
  await runBuild(aStep('app'), 'one', signal);
  expect(await findStale(aStep('app'))).toBeUndefined();
  expect(await findStale(aStep('app', { hash: 'two' }))).toBe('two');
});

test('a build that fails says what it printed and stays stale', async () => {
  const step = aStep('app', { script: 'console.error("line 3: no such module"); process.exit(1)' });
  await expect(buildStale([step], { signal, began() {}, built() {} })).rejects.toThrow('line 3: no such module');
  expect(await findStale(step)).toBe('one');
});

test('after a failure no further build is begun', async () => {
  const began: string[] = [];
  const sign = join(folder, 'bad-has-begun');
  const bad = `require('node:fs').writeFileSync(${JSON.stringify(sign)}, ''); process.exit(1)`;
  // So much longer than the other one, whenever each of them begins.
  const slow = `setInterval(() => require('node:fs').existsSync(${JSON.stringify(sign)}) && setTimeout(process.exit, 2000), 20)`;
  const steps = [aStep('bad', { script: bad }), aStep('slow', { script: slow })];
  const watcher = { signal, began: ({ name }: BuildStep) => began.push(name), built() {} };
  await expect(buildStale([...steps, aStep('third')], watcher)).rejects.toThrow('bad could not be built');
  // Two begin at once; which of them first is not for us to say.
  expect([...began].sort()).toEqual(['bad', 'slow']);
});

test('a build is ended when nobody wants it any more', async () => {
  const controller = new AbortController();
  const build = runBuild(aStep('app', { script: 'setInterval(() => {}, 1000)' }), 'one', controller.signal);
  controller.abort();
  await expect(build).rejects.toThrow('could not be built');
});
