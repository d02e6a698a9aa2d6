import { type Browser, expect, type Page } from '@playwright/test';
import { addColleague } from '../support/colleague.ts';
import { dayAhead } from '../support/day-ahead.ts';
import { readInstallation } from '../support/installation.ts';
import { onceListening } from '../support/once-listening.ts';
import { test } from '../support/product.ts';

/** Somebody else of the demo's workspace, in a browser of their own. */
async function arrive(browser: Browser, url: string, person: Parameters<typeof addColleague>[1]): Promise<Page> {
  const context = onceListening(await browser.newContext());
  const value = await addColleague(readInstallation().dataDir, person);
  await context.addCookies([{ name: 'better-auth.session_token', value, url }]);
  return context.newPage();
}

/** An agent of their own: what is done to it does no harm to others. */
async function newAgent(page: Page, name: string): Promise<string> {
  await page.getByRole('button', { name: 'New agent' }).click();
  await page.getByLabel('Name', { exact: true }).fill(name);
  await page.getByRole('radio', { name: /Dental practice/ }).check();
  await page.getByRole('button', { name: 'Create', exact: true }).click();
  await expect(page.locator('.react-flow__node').first()).toBeVisible();
  return page.url();
}

test('somebody is mentioned in a comment, sees it live, answers and resolves', async ({
  browser,
  signedIn,
  baseURL,
}) => {
  const ben = await arrive(browser, baseURL ?? '', { name: 'Ben Hill', role: 'viewer' });
  const address = await newAgent(signedIn, 'Talked about');
  await ben.goto(address);
  await expect(signedIn.getByRole('list', { name: 'Also here' })).toBeVisible();
  await signedIn.getByRole('region', { name: 'Flow', exact: true }).focus();
  await signedIn.keyboard.press('ArrowRight');
  await signedIn.keyboard.press('ControlOrMeta+Alt+m');
  await signedIn.getByRole('textbox', { name: 'Comment' }).pressSequentially('Too long? @Ben');
  await expect(signedIn.getByRole('option', { name: 'Ben Hill' }).first()).toBeVisible();
  await signedIn.keyboard.press('Enter');
  await signedIn.keyboard.press('ControlOrMeta+Enter');
  await ben.getByRole('button', { name: '1 comment, you are mentioned' }).click();
  await expect(ben.getByText('Too long?')).toBeVisible();
  await expect(ben.getByRole('button', { name: '1 comment', exact: true })).toBeVisible();
  await ben.getByRole('textbox', { name: 'Reply' }).fill('By half.');
  await ben.getByRole('button', { name: 'Reply', exact: true }).click();
  await expect(signedIn.getByText('By half.')).toBeVisible();
  await ben.getByRole('button', { name: 'Resolve', exact: true }).click();
  await expect(signedIn.getByRole('tab', { name: 'Resolved · 1' })).toBeVisible();
  await expect(signedIn.getByRole('button', { name: '1 comment', exact: true })).toHaveCount(0);
});

/** Draws an agent and asks for it to be published. Gives its address. */
async function askFor(page: Page, name: string): Promise<string> {
  const address = await newAgent(page, name);
  await page.getByRole('button', { name: /^Publish/ }).click();
  await page.getByRole('textbox', { name: 'What is it for?' }).fill('Opening day.');
  await page.getByRole('button', { name: 'Ask for approval' }).click();
  await expect(page.getByText('Waits for approval')).toBeVisible();
  return address;
}

test('an editor asks for approval, and what an owner approves is live', async ({ browser, signedIn, baseURL }) => {
  const ada = await arrive(browser, baseURL ?? '', { name: 'Ada Bright', role: 'editor' });
  await ada.goto(baseURL ?? '');
  const address = await askFor(ada, 'Waiting for a yes');
  await signedIn.goto('/');
  const card = signedIn.getByRole('article').filter({ hasText: 'Waiting for a yes' });
  await expect(card.getByText('Waits for approval')).toBeVisible();
  await signedIn.goto(address);
  await signedIn.getByRole('button', { name: /^Publish/ }).click();
  await expect(signedIn.getByRole('region', { name: 'What was asked for' })).toContainText('Opening day.');
  await signedIn.getByRole('button', { name: 'Approve and publish' }).click();
  await expect(ada.getByText('Live v1')).toBeVisible();
  await expect(ada.getByText('Waits for approval')).toHaveCount(0);
});

test('what an owner approves for a time begins then, and is not live before', async ({
  browser,
  signedIn,
  baseURL,
}) => {
  const cleo = await arrive(browser, baseURL ?? '', { name: 'Cleo Park', role: 'editor' });
  await cleo.goto(baseURL ?? '');
  await signedIn.goto(await askFor(cleo, 'Waiting for a day'));
  await signedIn.getByRole('button', { name: /^Publish/ }).click();
  const dialog = signedIn.getByRole('dialog');
  const day = dayAhead(90);
  await dialog.getByLabel('When', { exact: true }).selectOption('At a time');
  await dialog.getByLabel('Date and time').fill(`${day.field}T07:30`);
  await dialog.getByRole('button', { name: 'Approve and publish' }).click();
  await expect(dialog).toBeHidden();
  await cleo.getByRole('button', { name: 'Versions', exact: true }).click();
  const planned = cleo.getByRole('region', { name: 'Where it answers' }).getByRole('list', { name: 'Planned' });
  await expect(planned).toContainText('Version 1, 100 %');
  await expect(planned).toContainText(day.words);
  await expect(cleo.getByText('Not live yet')).toBeVisible();
});
