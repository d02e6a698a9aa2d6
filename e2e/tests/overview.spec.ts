import { expect } from '@playwright/test';
import { test } from '../support/product.ts';

test('a drag on the overview moves about, and never so far that nothing is in sight', async ({ signedIn: page }) => {
  await page
    .getByRole('link', { name: /Front desk/ })
    .first()
    .click();
  const overview = page.getByRole('img', { name: 'Overview' });
  const { x, y, width, height } = (await overview.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
  const viewport = page.locator('.react-flow__viewport');
  const before = (await viewport.getAttribute('style')) ?? '';
  await page.mouse.move(x + width / 2, y + height / 2);
  await page.mouse.down();
  await page.mouse.move(x + width * 3, y + height * 3, { steps: 30 });
  await page.mouse.up();
  await expect(viewport).not.toHaveAttribute('style', before);
  await expect(page.locator('.react-flow__node').first()).toBeInViewport();
});
