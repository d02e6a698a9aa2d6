#!/usr/bin/env node
// Committed, so that npm can link it before anything is built: the built command when there is one, else the sources.
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const sources = new URL('../src/main.ts', import.meta.url);
const built = new URL('../dist/main.mjs', import.meta.url);
if (existsSync(fileURLToPath(sources))) {
  // biome-ignore lint/correctness/noUndeclaredDependencies: the repository's own; where the command is installed it is built
  const { register } = await import('tsx/esm/api');
  register();
  await import(sources.href);
} else {
  await import(built.href);
}
