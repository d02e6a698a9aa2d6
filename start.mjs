#!/usr/bin/env node
// `npm start`: the whole product on this machine, from a fresh clone, with no key and no server. README: "Two commands".
// `npm run scaled`: the same in several processes over Redis. docs/operators/several-processes.md.
import { ensureInstalled } from './scripts/ensure-installed.mjs';

ensureInstalled();
// Only now is there a tsx to load the rest with, which is TypeScript.
const { register } = await import('tsx/esm/api');
register();
const { start } = await import('./scripts/start/start.ts');
process.exitCode = await start({
  development: process.argv.includes('--dev'),
  scaled: process.argv.includes('--scaled'),
});
