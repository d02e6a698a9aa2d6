import { join } from 'node:path';
import { build } from 'tsup';
import { ROOT } from '../start/settings.ts';
import { withoutLocales } from './bundle-options.ts';

/** `worker.js`: the edge as one module for workerd, with nothing left to look for. */
export async function bundleEdge(outDir: string): Promise<void> {
  await build({
    config: false,
    silent: true,
    clean: false,
    format: 'esm',
    platform: 'neutral',
    target: 'es2023',
    minify: true,
    splitting: false,
    noExternal: [/./],
    esbuildPlugins: [withoutLocales],
    outExtension: () => ({ js: '.js' }),
    outDir,
    entry: { worker: join(ROOT, 'apps/edge/src/main.ts') },
  });
}
