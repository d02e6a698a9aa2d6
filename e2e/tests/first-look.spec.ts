import { expect } from '@playwright/test';
import { test } from '../support/product.ts';

test('one click on this machine signs in and shows the finished agent', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('button', { name: /demo/i }).click();
  await expect(page.getByText('Front desk').first()).toBeVisible();
});

test('the editor draws the steps of the finished agent', async ({ signedIn: page }) => {
  await page
    .getByRole('link', { name: /Front desk/ })
    .first()
    .click();
  const steps = page.locator('.react-flow__node');
  await expect(steps.first()).toBeVisible();
  await expect.poll(() => steps.count()).toBeGreaterThan(5);
});
