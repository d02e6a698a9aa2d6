import { defineConfig } from '@playwright/test';
import tests from './playwright.config.ts';

/** No test: it takes a picture of every screen and state. Run by `npm run pictures`. */
export default defineConfig({
  ...tests,
  testDir: './pictures',
  // Hundreds of pictures; one that cannot be taken is told of, and the others are taken all the same.
  timeout: 20 * 60_000,
  use: { ...tests.use, trace: 'off', screenshot: 'off' },
});
