import { expect, type Page } from '@playwright/test';

/** Makes an agent from a flow as a file, as a person does on the list of agents, and opens it. */
export async function makeAgent(page: Page, flow: string): Promise<void> {
  await page.getByRole('button', { name: 'New agent' }).click();
  await page.getByRole('radio', { name: /A file/ }).check();
  const file = { name: 'flow.json', mimeType: 'application/json', buffer: Buffer.from(flow) };
  await page.locator('input[type=file]').setInputFiles(file);
  await page.getByRole('button', { name: 'Create', exact: true }).click();
  await expect(page.locator('.react-flow__node').first()).toBeVisible();
}
