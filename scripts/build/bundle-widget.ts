import { join } from 'node:path';
import { build, type Options } from 'tsup';
import { ROOT } from '../start/settings.ts';
import { withoutLocales } from './bundle-options.ts';

const src = join(ROOT, 'packages/widget/src');

/** For browsers of the last two years. */
const options = {
  config: false,
  silent: true,
  clean: false,
  platform: 'browser',
  target: 'es2022',
  minify: true,
  splitting: false,
  noExternal: [/./],
  esbuildPlugins: [withoutLocales],
  outExtension: () => ({ js: '.js' }),
} satisfies Options;

/**
 * The files that the pages of others load: `widget.js`, a classic script for one tag, and `call.js`, a module that it loads when somebody
 * wants to talk or write.
 */
export async function bundleWidget(outDir: string): Promise<void> {
  await build({ ...options, outDir, format: 'iife', entry: { widget: join(src, 'main.ts') } });
  await build({ ...options, outDir, format: 'esm', entry: { call: join(src, 'call.ts') } });
}
