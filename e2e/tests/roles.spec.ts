import { expect, type Page } from '@playwright/test';
import { addColleague } from '../support/colleague.ts';
import { readInstallation } from '../support/installation.ts';
import { onceListening } from '../support/once-listening.ts';
import { test } from '../support/product.ts';

const PAGES = [
  ...['/', '/live', '/calls', '/analytics', '/after-call', '/call-backs', '/contacts', '/knowledge', '/calendar'],
  '/campaigns',
  ...['/numbers', '/alerts', '/usage', '/settings/workspace', '/settings/members', '/settings/providers'],
  ...['/settings/privacy', '/settings/audit', '/settings/credentials', '/settings/widgets'],
];
const OF_AGENT = ['flow', 'analytics', 'calls', 'back-tests'];
/** What does something at once, instead of asking first; or leads away. */
const ACTS_AT_ONCE =
  /^(done|again|retry|try|send|show it|copy|stop|start|call it|ask|set up the usual|test|undo|redo|tidy|back-test|sign out|listen|take over|run|hear|put it right|roll back|check again)/i;

/** A page as somebody with a role has it; `refusals` is what our server has refused on it. */
async function openAs(page: Page, role: 'viewer' | 'editor' | 'publisher') {
  const { url, dataDir } = readInstallation();
  const value = await addColleague(dataDir, { name: `A ${role}`, role });
  await page.context().addCookies([{ name: 'better-auth.session_token', value, url }]);
  const refusals: string[] = [];
  page.on('response', (response) => {
    if (response.status() === 403) refusals.push(`${page.url()}: ${response.url()}`);
  });
  return refusals;
}

/** Pages ask again and again; what they show at first is there. */
async function loaded(page: Page): Promise<void> {
  await expect(page.locator('main').first()).toBeVisible();
  await expect(page.getByRole('status', { name: 'Loading' })).toHaveCount(0);
}

/** Opens whatever asks before it does something, and closes it again. Gives how many dialogs there were. */
async function openDialogs(page: Page): Promise<number> {
  let dialogs = 0;
  const buttons = page.locator('main').getByRole('button', { disabled: false });
  const names = await buttons.evaluateAll((all) =>
    all.map((one) => one.getAttribute('aria-label') ?? one.textContent ?? ''),
  );
  for (const name of new Set(names.map((text) => text.trim()))) {
    if (name === '' || ACTS_AT_ONCE.test(name)) continue;
    const button = page.locator('main').getByRole('button', { name, exact: true }).first();
    if (!(await button.isVisible()) || !(await button.isEnabled())) continue;
    await button.click({ timeout: 2_000 }).catch(() => undefined); // behind something else by now
    if ((await page.getByRole('dialog').count()) > 0) dialogs += 1;
    await page.keyboard.press('Escape');
  }
  return dialogs;
}

for (const role of ['viewer', 'editor', 'publisher'] as const) {
  test(`a ${role} is offered nothing that is refused, on any page`, async ({ page }) => {
    const refusals = await openAs(page, role);
    await page.goto('/');
    const agent =
      (await page
        .getByRole('link', { name: /Front desk/ })
        .first()
        .getAttribute('href')) ?? '';
    const ofAgent = OF_AGENT.map((part) => agent.replace(/flow$/, part));
    const walked: string[] = [];
    for (const path of [...PAGES, ...ofAgent]) {
      await page.goto(path);
      await loaded(page);
      walked.push(`${path} (${await openDialogs(page)} dialogs)`);
      expect(refusals, path).toEqual([]);
    }
    test.info().annotations.push({ type: 'walked', description: walked.join(', ') });
    await page.goto('/calls');
    const call = page.getByRole('table').getByRole('link').first();
    if (await call.isVisible()) {
      await call.click();
      await loaded(page);
    }
    expect(refusals).toEqual([]);
  });
}

test('a viewer sees no button for what others do, and an owner does', async ({ signedIn: page, browser }) => {
  await page.goto('/settings/members');
  await expect(page.getByRole('button', { name: 'Invite somebody' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'API keys' })).toBeVisible();
  const context = onceListening(await browser.newContext());
  const stranger = await context.newPage();
  await openAs(stranger, 'viewer');
  await stranger.goto('/settings/members');
  await expect(stranger.getByRole('button', { name: 'Leave' })).toBeVisible();
  await expect(stranger.getByRole('button', { name: 'Invite somebody' })).toHaveCount(0);
  await expect(stranger.getByRole('link', { name: 'API keys' })).toHaveCount(0);
  await stranger.goto('/');
  await expect(stranger.getByRole('button', { name: 'New agent' })).toHaveCount(0);
  await context.close();
});

test('somebody is invited, makes an account, joins, and is removed while they look on', async ({
  signedIn: page,
  browser,
}) => {
  await page.goto('/settings/members');
  await page.getByRole('button', { name: 'Invite somebody' }).click();
  const dialog = page.getByRole('dialog');
  const email = `guest-${test.info().workerIndex}-${Math.random().toString(36).slice(2)}@example.com`;
  await dialog.getByLabel('E-mail address').fill(email);
  await dialog.getByLabel('Role').selectOption('viewer');
  await dialog.getByRole('button', { name: 'Invite' }).click();
  const link = await page.getByRole('dialog').locator('code').innerText();
  await page.getByRole('button', { name: 'Done' }).click();
  await expect(page.getByText(email)).toBeVisible();

  const context = onceListening(await browser.newContext());
  const guest = await context.newPage();
  await guest.goto(link);
  await guest.getByLabel('Your name').fill('Greta Guest');
  await guest.getByLabel('Password').fill('a password of some length');
  await guest.getByRole('button', { name: 'Create my account and join' }).click();
  await guest
    .getByRole('link', { name: /Front desk/ })
    .first()
    .click();
  await expect(guest.getByText('View only')).toBeVisible();

  await page.reload();
  await page.getByRole('button', { name: 'Remove Greta Guest' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
  await expect(page.getByText('Greta Guest')).toHaveCount(0);
  await guest.goto('/');
  await guest.getByRole('button', { name: 'Go to your workspaces' }).click();
  await expect(guest.getByText('You are in no workspace')).toBeVisible();
  await guest.goto(link);
  await expect(guest.getByText('This link opens nothing any more')).toBeVisible();
  await context.close();
});
