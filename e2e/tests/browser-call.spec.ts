import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { finishedCall } from '../support/finished-call.ts';
import { readInstallation } from '../support/installation.ts';
import { launchOptions } from '../support/launch-options.ts';
import { writeMicrophoneFile } from '../support/microphone-file.ts';
import { notToday } from '../support/not-today.ts';
import { test } from '../support/product.ts';

const MICROPHONE = join(tmpdir(), `aybiza-e2e-microphone-${process.pid}.wav`);

test.use({ launchOptions: launchOptions({ microphone: MICROPHONE }) });

// Each answer is given in the middle of the six seconds that the agent waits for it; should it come early, it cuts in, as callers do.
test.beforeAll(() =>
  writeMicrophoneFile(MICROPHONE, [
    [6, 'I would like to book an appointment'],
    [13, `${notToday('Friday', 'Monday')} at ten in the morning`],
    [21, 'my name is Sarah Jones'],
    [32, 'yes please'],
  ]),
);
test.afterAll(() => rm(MICROPHONE, { force: true }));

test('a person calls from the editor by voice: the canvas lights the path, the call can be replayed, and found by what was said', async ({
  signedIn: page,
}) => {
  await page
    .getByRole('link', { name: /Front desk/ })
    .first()
    .click();
  await page.getByRole('button', { name: 'Call it' }).first().click();
  const conversation = page.getByRole('log', { name: 'Conversation' }).or(page.getByLabel('Conversation')).first();
  await expect(conversation).toContainText('How can I help?');
  await expect(conversation).toContainText('Which day suits you');
  await expect(page.getByText('Outcome: booked')).toBeVisible({ timeout: 90_000 });

  const finished = await finishedCall(readInstallation(), { channel: 'browser' });
  expect(finished.call).toMatchObject({ outcome: 'booked', endReason: 'finished' });
  expect(finished.variables).toMatchObject({ time: '10:00' });

  await page.goto(`/calls/${finished.id}`);
  await expect(page.getByText('Which day suits you, and what time?').first()).toBeVisible();
  await lookInto(page);
  await findByWords(page);
});

/** The values over time, what the answers waited for, and how fast it is played. */
async function lookInto(page: Page): Promise<void> {
  await page.getByRole('tab', { name: 'Variables' }).click();
  const time = page.getByRole('tabpanel').getByRole('button', { name: /10:00\s*heard · Day and time/ });
  await time.click();
  await expect(time).toHaveAttribute('aria-current', 'true');
  await expect(page.getByText(/^Step (\d+) of \1$/)).toBeHidden();

  await page.getByRole('tab', { name: 'Answers' }).click();
  const answers = page.getByRole('slider', { name: 'How long each answer took' });
  await answers.focus();
  await answers.press('Home');
  await expect(page.getByRole('tabpanel')).toContainText(/Answer to 0:\d\d “.*appointment.*”/i);
  const parts = page.getByRole('list', { name: 'How long each answer took' });
  await expect(parts.getByRole('listitem').filter({ hasText: 'Endpointing' })).toContainText(/\d m?s/);
  await expect(parts.getByText('not measured')).toBeHidden();

  const speed = page.getByRole('combobox', { name: 'Speed' });
  await page.getByRole('heading', { level: 1 }).click();
  await page.keyboard.press('>');
  await expect(speed).toHaveValue('1.25');
  await page.reload();
  await expect(speed).toHaveValue('1.25');
  await page.keyboard.press('<');
  await expect(speed).toHaveValue('1');
}

async function findByWords(page: Page): Promise<void> {
  await page.goto('/calls');
  const search = page.getByRole('searchbox', { name: 'What was said' });
  const words = '"day suits you" -zebra';
  await search.fill(words);
  await search.press('Enter');
  await expect(page.getByRole('table').locator('mark').first()).toHaveText('day suits you');
  await expect(search).toBeFocused();
  await page.getByRole('combobox', { name: 'Kind' }).selectOption('Test calls');
  // The address is what was looked for.
  await page.reload();
  await expect(search).toHaveValue(words);
  await expect(page.getByRole('combobox', { name: 'Kind' })).toHaveValue('test');

  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'CSV' }).click();
  expect((await download).suggestedFilename()).toMatch(/^calls-.*\.csv$/);

  await page.getByRole('button', { name: 'Views' }).click();
  await page.getByRole('menuitem', { name: 'Keep these filters' }).click();
  await page.getByLabel('Name').fill('About days');
  await page.getByRole('dialog').getByRole('button', { name: 'Keep' }).click();
  await expect(page.getByRole('dialog')).toBeHidden();
  await page.goto('/calls');
  await page.getByRole('button', { name: 'Views' }).click();
  await page.getByRole('menuitem', { name: 'About days' }).click();
  await expect(search).toHaveValue(words);
}
