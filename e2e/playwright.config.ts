import { defineConfig } from '@playwright/test';
import { launchOptions } from './support/launch-options.ts';

export default defineConfig({
  testDir: './tests',
  testMatch: '**/*.spec.ts',
  outputDir: './test-results',
  globalSetup: './support/start-product.ts',
  // One product, one demo workspace, and voices in real time: tests do not share a line.
  workers: 1,
  fullyParallel: false,
  forbidOnly: process.env.CI === 'true',
  // A test that passes only when it is repeated has failed.
  retries: 0,
  // What hangs ends; how quick pages are is measured elsewhere, and the machine may be slow.
  timeout: 600_000,
  expect: { timeout: 60_000, toPass: { timeout: 60_000 } },
  reporter: 'list',
  use: {
    browserName: 'chromium',
    permissions: ['microphone'],
    screenshot: 'only-on-failure',
    // What films a test takes the time of what listens and speaks in it: `npm run e2e -- --trace on` for one that has to be looked into.
    trace: 'off',
    launchOptions: launchOptions(),
  },
});
