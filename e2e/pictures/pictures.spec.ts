import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Browser, type BrowserContext, expect, type Page } from '@playwright/test';
import { readInstallation } from '../support/installation.ts';
import { makeAgent } from '../support/make-agent.ts';
import { signIn, test } from '../support/product.ts';
import { richFlow } from '../support/rich-flow.ts';
import { atRest } from '../support/screens.ts';
import { contactSheet, type Taken } from './contact-sheet.ts';
import { type PicturePlaces, pictures } from './states.ts';

const FOLDER = join(import.meta.dirname, '../pictures-taken');
const ONE_STEP_MS = 10_000;

const LOOKS = [
  { name: 'light', viewport: { width: 1400, height: 900 }, colorScheme: 'light' },
  { name: 'dark', viewport: { width: 1400, height: 900 }, colorScheme: 'dark' },
  { name: 'narrow', viewport: { width: 720, height: 900 }, colorScheme: 'light' },
] as const;
type Look = (typeof LOOKS)[number];

test('every screen and state has its picture', async ({ browser }) => {
  await rm(FOLDER, { recursive: true, force: true });
  await mkdir(FOLDER, { recursive: true });
  const first = await open(browser, LOOKS[0]);
  await first.page.goto('/sign-in');
  await shoot(first.page, 'sign-in');
  await signIn(first.page);
  const places = await furnish(first.page);
  const { cookies } = await first.context.storageState();
  await first.context.close();
  const taken: Taken[] = [{ screen: 'the way in', look: 'light', file: 'sign-in.png', reason: '' }];
  for (const look of LOOKS) {
    await test.step(look.name, async () => {
      const { context, page } = await open(browser, look);
      await context.addCookies(cookies);
      for (const [index, picture] of pictures.entries()) taken.push(await take(page, { picture, index, look, places }));
      await context.close();
    });
    await writeFile(join(FOLDER, 'index.html'), contactSheet(taken));
  }
  for (const { screen, look, file, reason } of taken) expect.soft(file, `${screen}, ${look}: ${reason}`).not.toBeNull();
});

async function open(
  browser: Browser,
  { viewport, colorScheme }: Look,
): Promise<{ context: BrowserContext; page: Page }> {
  const { url: baseURL } = readInstallation();
  const context = await browser.newContext({ baseURL, viewport, colorScheme, reducedMotion: 'reduce' });
  const page = await context.newPage();
  page.setDefaultTimeout(ONE_STEP_MS);
  return { context, page };
}

/** An agent with a little of everything that was called once, and one with nothing. */
async function furnish(page: Page): Promise<PicturePlaces> {
  await makeAgent(page, richFlow());
  const flow = page.url();
  await page.getByRole('tab', { name: 'Test call' }).click();
  await page.getByRole('button', { name: 'Type instead' }).click();
  await expect(page.getByLabel('Conversation').first()).toContainText(/\w/, { timeout: 20_000 });
  await page.getByRole('button', { name: 'Hang up' }).click();
  const call = await page.getByRole('link', { name: 'Open this call' }).getAttribute('href');
  if (call === null) throw new Error('the link to the call leads nowhere');
  await page.goto('/');
  await page.getByRole('button', { name: 'New agent' }).click();
  await page.getByLabel('Name', { exact: true }).fill('Nothing yet');
  await page.getByRole('radio', { name: /Empty/ }).check();
  await page.getByRole('button', { name: 'Create', exact: true }).click();
  await page.locator('.react-flow__node').first().waitFor();
  return { flow, call, empty: page.url() };
}

interface Sitting {
  readonly picture: (typeof pictures)[number];
  readonly index: number;
  readonly look: Look;
  readonly places: PicturePlaces;
}

async function take(page: Page, { picture, index, look, places }: Sitting): Promise<Taken> {
  const name = `${String(index + 1).padStart(2, '0')}-${picture.name.replace(/[^a-z0-9]+/gi, '-')}-${look.name}`;
  const about = { screen: picture.name, look: look.name };
  try {
    await atRest(page);
    await picture.open(page, places);
    await shoot(page, name);
    await picture.close?.(page);
    return { ...about, file: `${name}.png`, reason: '' };
  } catch (error) {
    // What it looks like when it cannot be opened tells why.
    await shoot(page, `failed-${name}`).catch(() => undefined);
    return { ...about, file: null, reason: String(error).slice(0, 300) };
  } finally {
    await page.unrouteAll({ behavior: 'ignoreErrors' });
  }
}

/** A page that asks again and again is never quiet. */
const QUIET_WITHIN_MS = 2_000;

/** Once nothing moves and nothing is fetched any more. */
async function shoot(page: Page, name: string): Promise<void> {
  await page.waitForLoadState('networkidle', { timeout: QUIET_WITHIN_MS }).catch(() => undefined);
  await page.screenshot({ path: join(FOLDER, `${name}.png`), animations: 'disabled' });
}
