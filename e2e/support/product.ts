import { test as base, type Page } from '@playwright/test';
import { onceListening } from './once-listening.ts';

/** As the demo's owner, on the page that asks who somebody is. */
export async function signIn(page: Page): Promise<void> {
  await page.getByRole('button', { name: /demo/i }).click();
  await page
    .getByRole('link', { name: /Front desk/ })
    .first()
    .waitFor();
}

/** Playwright's `test` at the address of the product that `start-product.ts` started. */
export const test = base.extend<{ signedIn: Page }>({
  context: ({ context }, use) => use(onceListening(context)),
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures from the pattern
  baseURL: async ({}, use) => {
    const { AYBIZA_E2E_URL: url } = process.env;
    if (url === undefined) throw new Error('AYBIZA_E2E_URL is not set: run the tests with `npm run e2e`.');
    await use(url);
  },
  /** A page on which the demo's owner has signed in. */
  signedIn: async ({ page }, use) => {
    await page.goto('/');
    await signIn(page);
    await use(page);
  },
});
