import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Locator, type Page } from '@playwright/test';
import { finishedCall } from '../support/finished-call.ts';
import { readInstallation } from '../support/installation.ts';
import { focusByKeys } from '../support/focus-by-keys.ts';
import { launchOptions } from '../support/launch-options.ts';
import { writeMicrophoneFile } from '../support/microphone-file.ts';
import { test } from '../support/product.ts';

const MICROPHONE = join(tmpdir(), `aybiza-e2e-drawn-${process.pid}.wav`);

test.use({ launchOptions: launchOptions({ microphone: MICROPHONE }) });
// Chromium plays the file once for each browser: each test has its own.
test.describe.configure({ mode: 'default' });

test.beforeAll(() => writeMicrophoneFile(MICROPHONE, [[7, 'opening hours'], [22, 'opening hours']]));

const QUESTION = 'This is the corner bakery. Opening hours, or leave your name?';
const HOURS = 'We are open from seven until six.';

/** Calls it by voice, and what was heard on both sides. */
async function hearsTheHours(page: Page): Promise<void> {
  const conversation = page.getByRole('log', { name: 'Conversation' });
  await expect(conversation).toContainText('This is the corner bakery.', { timeout: 30_000 });
  await expect(conversation).toContainText(/opening hours/, { timeout: 60_000 });
  await expect(conversation).toContainText(HOURS, { timeout: 30_000 });
  await expect(page.getByText('Outcome: informed')).toBeVisible({ timeout: 60_000 });
  const { call, variables } = await finishedCall(readInstallation(), { channel: 'browser' });
  expect(call).toMatchObject({ outcome: 'informed', endReason: 'finished' });
  expect(variables).toBeDefined();
}

test('an agent is drawn from an empty canvas by mouse only, published, and answers a voice', async ({ signedIn: page }) => {
  test.setTimeout(240_000);
  const card = (name: string) => page.locator('.react-flow__node').filter({ hasText: name });
  const write = async (field: Locator, text: string) => {
    await field.click();
    await field.fill(text);
  };
  await page.getByRole('button', { name: 'New agent' }).click();
  await write(page.getByLabel('Name', { exact: true }), 'Bakery by mouse');
  await page.getByRole('radio', { name: 'Empty flow' }).click();
  await page.getByRole('button', { name: 'Create', exact: true }).click();
  await expect(card('Goodbye')).toBeVisible();

  // Into the wire that is there: hover it, press its +.
  await page.locator('.react-flow__edge').first().hover();
  await page.getByRole('button', { name: 'Insert a step here' }).click();
  await page.getByRole('dialog', { name: 'Add a step' }).getByRole('button', { name: /^Menu/ }).click();
  await card('Menu').getByText('Ask', { exact: false }).first().dblclick();
  await page.pause();
});
