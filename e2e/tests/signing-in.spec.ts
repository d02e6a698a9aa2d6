import { totp } from '@aybiza/auth/testing/totp';
import { expect, type Page } from '@playwright/test';
import { readInstallation } from '../support/installation.ts';
import { test } from '../support/product.ts';

const ADA = { name: 'Ada Example', email: 'ada@practice.example', password: 'a sentence of mine' };

/** Passkeys are bound to a name, which an IP address is not. */
const home = () => readInstallation().url.replace('127.0.0.1', 'localhost');

async function chooseInMenu(page: Page, name: string): Promise<void> {
  const item = page.getByRole('menuitem', { name });
  // Until the page's program runs, a press does nothing.
  await expect(async () => {
    if (!(await item.isVisible())) await page.getByRole('button', { name: 'Account', exact: true }).click();
    await expect(item).toBeVisible({ timeout: 500 });
  }).toPass();
  await item.click();
}

async function signOut(page: Page): Promise<void> {
  await chooseInMenu(page, 'Sign out');
  await page.waitForURL(/\/sign-in/);
}

async function enterPassword(page: Page, password: string): Promise<void> {
  await page.goto(`${home()}/sign-in`);
  await page.getByText('or sign in with an account').click();
  await page.getByLabel('E-mail').fill(ADA.email);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
}

/** A device with a fingerprint reader that always agrees (WebAuthn’s virtual authenticator). */
async function addFingerprint(page: Page): Promise<void> {
  const devices = await page.context().newCDPSession(page);
  await devices.send('WebAuthn.enable');
  await devices.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
}

test('an owner comes in by a code, by a passkey, and by a new password after a link', async ({ page }) => {
  await page.goto(`${home()}/sign-in`);
  await page.getByText('or create your own account').click();
  await page.getByLabel('Your name').fill(ADA.name);
  await page.getByLabel('E-mail').fill(ADA.email);
  await page.getByLabel('Password').fill(ADA.password);
  await page.getByRole('button', { name: 'Create account' }).click();

  await chooseInMenu(page, 'Your account');
  await expect(page.getByText('This browser')).toBeVisible();
  await page.getByRole('button', { name: 'Turn on' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Your password').fill(ADA.password);
  await dialog.getByRole('button', { name: 'Continue' }).click();
  await expect(dialog.getByRole('img', { name: /QR code/ })).toBeVisible();
  const key = (await dialog.locator('code').innerText()).replaceAll(/\s/g, '');
  await dialog.getByLabel('The code that the app shows').fill(totp(key));
  await dialog.getByRole('button', { name: 'Turn on' }).click();
  await expect(dialog.getByRole('listitem')).toHaveCount(10);
  const [recovery = ''] = await dialog.getByRole('listitem').allInnerTexts();
  await dialog.getByRole('button', { name: 'I have kept them' }).click();
  await expect(page.getByText('On', { exact: true })).toBeVisible();

  await signOut(page);
  await enterPassword(page, ADA.password);
  await page.getByLabel('Code').fill('000000');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByText('This code is not right.')).toBeVisible();
  // The one that is shown next: that of now was used just now, and each lets in once.
  await page.getByLabel('Code').fill(totp(key, Date.now() + 30_000));
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL(`${home()}/`);

  await addFingerprint(page);
  await page.goto(`${home()}/account`);
  await page.getByRole('button', { name: 'Add a passkey' }).click();
  await dialog.getByLabel('Name').fill('Front desk');
  await dialog.getByRole('button', { name: 'Continue' }).click();
  await expect(page.getByText('Front desk', { exact: true })).toBeVisible();
  await signOut(page);
  await page.getByText('or sign in with an account').click();
  await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
  await page.waitForURL(`${home()}/`);
  await signOut(page);

  await page.getByText('or sign in with an account').click();
  await page.getByRole('link', { name: 'Forgot your password?' }).click();
  await expect(page.getByRole('heading', { name: 'Choose a new password' })).toBeVisible();
  await page.getByLabel('E-mail').fill(ADA.email);
  await page.getByRole('button', { name: 'Send the link' }).click();
  await page.getByRole('link', { name: /read it here/ }).click();
  const mail = page.getByRole('listitem').filter({ hasText: 'Choose a new password' });
  await mail.getByRole('link', { name: 'Open the link' }).first().click();
  await page.getByLabel('New password').fill('another sentence of mine');
  await page.getByRole('button', { name: 'Save the password' }).click();
  await expect(page.getByText('That is your new password')).toBeVisible();
  expect(page.url()).not.toContain('#');
  await enterPassword(page, 'another sentence of mine');
  await page.getByRole('button', { name: 'Use a recovery code instead' }).click();
  await page.getByLabel('Recovery code').fill(recovery);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL(`${home()}/`);
});

test('from another machine the outbox is not there', async ({ request }) => {
  const elsewhere = await request.get('/outbox', { headers: { 'x-forwarded-for': '192.0.2.7' } });
  expect(elsewhere.status()).toBe(404);
});
