#!/usr/bin/env node
// `npm run e2e`: Playwright's test runner with a Chromium that is here or is brought now. Its arguments are passed on.
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findChromium } from './find-chromium.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const chromium = findChromium();
if (chromium.path === undefined) {
  console.error(chromium.advice);
  process.exit(1);
}
const require = createRequire(join(root, 'e2e/package.json'));
const cli = join(dirname(require.resolve('@playwright/test/package.json')), 'cli.js');
const args = [cli, 'test', '--config', 'e2e/playwright.config.ts', ...process.argv.slice(2)];
const env = { ...process.env, PLAYWRIGHT_CHROMIUM: chromium.path };
const child = spawn(process.execPath, args, { cwd: root, env, stdio: 'inherit' });
// A terminal tells both; whoever ends this one alone means both.
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) process.on(signal, () => child.kill(signal));
child.once('exit', (code) => process.exit(code ?? 1));
