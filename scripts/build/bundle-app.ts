/** `bundle-app <voice|worker|sandbox>`: one file of ours per program in `dist/`; other people's packages stay outside. */
import { readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { build } from 'tsup';
import { ROOT } from '../start/settings.ts';

const [app = ''] = process.argv.slice(2);
const src = join(ROOT, 'apps', app, 'src');

await build({
  config: false,
  silent: true,
  entry: { main: join(src, 'main.ts'), ...(await findThreads()) },
  outDir: join(ROOT, 'apps', app, 'dist'),
  format: 'esm',
  outExtension: () => ({ js: '.mjs' }),
  target: 'node20',
  splitting: true, // what is imported late stays out of the start
  sourcemap: true,
  clean: true,
  skipNodeModulesBundle: true,
  noExternal: [/^@aybiza\//],
});

/** Worker threads are found by `new URL('./x-thread.mjs', import.meta.url)`: they must lie beside `main.mjs`. */
async function findThreads(): Promise<Record<string, string>> {
  const files = await readdir(src, { recursive: true });
  const threads = files.filter((file) => file.endsWith('-thread.mjs'));
  return Object.fromEntries(threads.map((file) => [basename(file, '.mjs'), join(src, file)]));
}
