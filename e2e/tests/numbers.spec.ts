import { expect, type Page } from '@playwright/test';
import { test } from '../support/product.ts';

/** Publishes the draft, for all callers or for a share of them. */
async function publish(page: Page, percent?: number): Promise<void> {
  await page.getByRole('button', { name: 'Publish', exact: true }).click();
  const dialog = page.getByRole('dialog');
  if (percent !== undefined) {
    await dialog.getByLabel('Who meets it').selectOption(String(percent));
    await expect(dialog).toContainText(`${percent} % of new calls`);
  }
  await dialog.getByRole('button', { name: /^Publish/ }).click();
  await expect(dialog).toBeHidden();
}

test('a number of Twilio’s is chosen, its calls are brought here, and a tenth of them meet a new version, until it is rolled back', async ({
  signedIn: page,
}) => {
  await page.getByRole('button', { name: 'New agent' }).click();
  await page.getByLabel('Name', { exact: true }).fill('Two versions');
  await page.getByRole('radio', { name: /Dental practice/ }).check();
  await page.getByRole('button', { name: 'Create', exact: true }).click();
  await expect(page.locator('.react-flow__node').first()).toBeVisible();
  await publish(page);
  await publish(page, 10);

  await page.goto('/numbers');
  await page.getByRole('button', { name: 'Add a number' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('radio', { name: /442079460200/ }).check();
  await dialog.getByLabel('Agent').selectOption('Two versions');
  await dialog.getByRole('button', { name: 'Connect', exact: true }).click();
  const number = page.getByRole('listitem').filter({ hasText: '+442079460200' });
  await expect(number).toContainText('Two versions');
  await expect(number).toContainText('Calls arrive');

  const versions = page.getByRole('listitem').filter({ hasText: 'Two versions' }).filter({ hasText: 'Since' });
  await expect(versions).toContainText('Version 2, 10 %');
  await expect(versions).toContainText('Version 1, 90 %');
  await versions.getByRole('button', { name: 'Change shares' }).click();
  await dialog.getByLabel('Version 2, percent').fill('25');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(versions).toContainText('Version 1, 75 %');
  await versions.getByRole('button', { name: 'Roll back to version 1' }).click();
  await expect(versions).toContainText('From the next call on: Version 1, 100 %');
  await expect(versions).toContainText('Version 1, 100 %');
  await expect(versions).not.toContainText('Version 2');
});

test('a number is bought for the price that was said, and rings somebody when we cannot answer', async ({
  signedIn: page,
}) => {
  await page.goto('/numbers');
  await page.getByRole('button', { name: 'Add a number' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('tab', { name: 'Buy one' }).click();
  await dialog.getByLabel('Contains (optional)').fill('6023');
  await dialog.getByRole('radio', { name: /442079460230/ }).check();
  await dialog.getByRole('button', { name: 'Buy', exact: true }).click();
  await expect(dialog).toContainText('Twilio charges £1.00 each month');
  await dialog.getByRole('button', { name: 'Buy for £1.00 a month' }).click();
  await expect(page.getByRole('listitem').filter({ hasText: '+442079460230' })).toContainText('Calls arrive');
  await page.getByRole('button', { name: 'Details of +442079460230' }).click();
  await dialog.getByLabel('When we cannot answer, ring').fill('+44 20 7946 0123');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog).toContainText('callers would only come back');
  await dialog.getByLabel('When we cannot answer, ring').fill('+44 20 7946 0018');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('button', { name: 'Details of +442079460230' }).click();
  await expect(dialog).toContainText('<Response><Dial>+442079460018</Dial></Response>');
});
