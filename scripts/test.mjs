#!/usr/bin/env node
// `npm test`: everything there is to check, on a fresh machine, with no key and no server.
import { ensureInstalled } from './ensure-installed.mjs';

ensureInstalled();
const { register } = await import('tsx/esm/api');
register();
const { runStages } = await import('./test/run-stages.ts');
process.exitCode = await runStages();
