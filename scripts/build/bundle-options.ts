import type { Options } from 'tsup';

/**
 * What stays in `node_modules`: native code, code that comes with a file of its own beside it, and what finds its files by its own place.
 */
export const OUTSIDE: readonly string[] = [
  'bufferutil',
  'utf-8-validate',
  'pg-native',
  '@jitsi/rnnoise-wasm',
  '@echogarden/espeak-ng-emscripten', // GPL: never part of a file of ours
  'soundswallower',
  'thread-stream',
  'bullmq',
  '@prisma/client',
  '@prisma/client-runtime-utils',
];

/** CommonJS packages ask for Node's own modules at run time. */
const REQUIRE =
  "import { createRequire as bundledRequire } from 'node:module'; const require = bundledRequire(import.meta.url);";

/** zod's words for its errors in fifty languages hang on its main object, so they would be part of every program; nobody here reads them. */
export const withoutLocales: NonNullable<Options['esbuildPlugins']>[number] = {
  name: 'without-locales',
  setup(build) {
    build.onLoad({ filter: /[\\/]zod[\\/]v4[\\/]locales[\\/]index\.js$/ }, () => ({ contents: 'export {};' }));
  },
};

/**
 * One file for what a program loads at its start, other people's packages in it: Node.js would read hundreds of files instead, which
 * takes longer than running them.
 */
export const bundleOptions = {
  config: false,
  silent: true,
  format: 'esm',
  outExtension: () => ({ js: '.mjs' }),
  target: 'node20',
  platform: 'node',
  shims: true, // CommonJS packages ask for `__dirname`
  splitting: true, // what is imported late stays out of the start
  sourcemap: true,
  clean: true,
  noExternal: [new RegExp(`^(?!(${OUTSIDE.join('|')})(/|$))`)],
  external: [...OUTSIDE],
  esbuildPlugins: [withoutLocales],
  banner: { js: REQUIRE },
  esbuildOptions(options) {
    options.sourcesContent = false; // an error is told with its place; whoever looks has the sources
    options.charset = 'ascii'; // one letter of another script doubles the memory of the whole file
    options.minifyWhitespace = true;
  },
} satisfies Options;
