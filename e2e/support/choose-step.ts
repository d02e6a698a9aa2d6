import { expect, type Page } from '@playwright/test';

/** Chooses the first step on whose card some words stand. */
export async function chooseStep(page: Page, words: string): Promise<void> {
  const card = page.locator('.react-flow__node').filter({ hasText: words }).first();
  // The canvas is drawn before it listens, and moves once when it begins to.
  await expect(async () => {
    await card.click();
    await expect(page.getByRole('tab', { name: 'Step', selected: true })).toBeVisible({ timeout: 1_000 });
  }).toPass();
}
