import type { Page } from '@playwright/test';

/**
 * Waits until keys and clicks on the canvas reach somebody. Cards are drawn before that; wires only once the cards were measured, and
 * by then whatever the first drawing set up is there.
 */
export async function canvasListens(page: Page): Promise<void> {
  await page.locator('.react-flow__edge').first().waitFor({ state: 'attached' });
}
