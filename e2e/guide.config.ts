import { defineConfig } from '@playwright/test';
import tests from './playwright.config.ts';

/** No test: it does what the guide tells people to do, and takes its pictures. Run by `npm run guide:pictures`, from the root. */
export default defineConfig({
  ...tests,
  testDir: './guide',
  timeout: 20 * 60_000,
  expect: { timeout: 60_000 },
  use: { ...tests.use, trace: 'off', screenshot: 'off', actionTimeout: 60_000 },
});
