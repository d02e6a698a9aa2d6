/** `bundle-app <voice|worker|sandbox> [folder]`: one file per program in its `dist/` or the folder, and what it loads late. */
import { readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { build } from 'tsup';
import { ROOT } from '../start/settings.ts';
import { bundleOptions } from './bundle-options.ts';

const [app = '', outDir = join(ROOT, 'apps', app, 'dist')] = process.argv.slice(2);
const src = join(ROOT, 'apps', app, 'src');

await build({
  ...bundleOptions,
  entry: { main: join(src, 'main.ts'), ...(await findThreads()) },
  outDir,
});

/** Worker threads are found by `new URL('./x-thread.mjs', import.meta.url)`: they must lie beside `main.mjs`. */
async function findThreads(): Promise<Record<string, string>> {
  const files = await readdir(src, { recursive: true });
  const threads = files.filter((file) => file.endsWith('-thread.mjs'));
  return Object.fromEntries(threads.map((file) => [basename(file, '.mjs'), join(src, file)]));
}
