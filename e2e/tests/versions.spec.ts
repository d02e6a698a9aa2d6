import { expect } from '@playwright/test';
import { chooseStep } from '../support/choose-step.ts';
import { test } from '../support/product.ts';

// Wide enough for the step that is written in.
test.use({ viewport: { width: 1920, height: 1080 } });

test('an old version becomes the draft, what was there is kept, and undo brings it back', async ({
  signedIn: page,
}) => {
  await page.getByRole('button', { name: 'New agent' }).click();
  await page.getByLabel('Name', { exact: true }).fill('With a past');
  await page.getByRole('radio', { name: /Dental practice/ }).check();
  await page.getByRole('button', { name: 'Create', exact: true }).click();
  const steps = page.locator('.react-flow__node');
  const write = async (text: string) => {
    await chooseStep(page, 'How can I help');
    await page.getByLabel('What is asked').fill(text);
    await expect(page.getByText(/^Saved/)).toBeVisible();
  };
  await write('Winter words. How can I help?');
  await page.getByRole('button', { name: 'Versions', exact: true }).click();
  await page.getByRole('button', { name: 'Save a named checkpoint…' }).click();
  await page.getByRole('dialog').getByLabel('Name').fill('Winter');
  await page.keyboard.press('Enter');
  const versions = page.getByRole('region', { name: 'Versions', exact: true });
  await expect(versions.getByRole('button', { name: /^Winter/ })).toBeVisible();
  await write('Summer words. How can I help?');
  await versions.getByRole('button', { name: /^Winter/ }).click();
  await expect(page.getByRole('region', { name: 'Winter' })).toContainText('says something else');
  await page.getByRole('button', { name: 'Make it the draft' }).click();
  await expect(steps.filter({ hasText: 'Winter words' })).toBeVisible();
  await expect(versions.getByRole('button', { name: /^Before going back/ })).toBeVisible();
  await page.getByRole('region', { name: 'Flow', exact: true }).focus();
  await page.keyboard.press('ControlOrMeta+z');
  await expect(steps.filter({ hasText: 'Summer words' })).toBeVisible();
});
