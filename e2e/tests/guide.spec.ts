import { expect } from '@playwright/test';
import { chooseStep } from '../support/choose-step.ts';
import { test } from '../support/product.ts';

test('the guide is a click away, is searched without a server, and has a page for each step', async ({
  signedIn: page,
}) => {
  const refused: string[] = [];
  page.context().on('console', (message) => {
    if (message.text().includes('Content Security Policy')) refused.push(message.text());
  });
  const opened = page.waitForEvent('popup');
  await page.getByRole('link', { name: 'Guide', exact: true }).click();
  const guide = await opened;
  await expect(guide.getByRole('heading', { level: 1 })).toContainText('Agents that answer the phone');
  const words = guide.getByRole('searchbox');
  // The page is there before it listens.
  await expect(async () => {
    await guide.keyboard.press('ControlOrMeta+k');
    await expect(words).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await words.fill('opening hours');
  await guide.getByRole('option').first().click();
  await expect(guide.getByRole('heading', { level: 1 })).toContainText('Opening hours');

  await page
    .getByRole('link', { name: /Front desk/ })
    .first()
    .click();
  await chooseStep(page, 'Known caller?');
  const openedStep = page.waitForEvent('popup');
  await page.getByRole('link', { name: 'What the guide says about it' }).click();
  await expect((await openedStep).getByRole('heading', { level: 1 })).toContainText('Branch');
  expect(refused).toEqual([]);
});
