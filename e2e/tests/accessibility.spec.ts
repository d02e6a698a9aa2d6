import { AxeBuilder } from '@axe-core/playwright';
import { type BrowserContext, expect, type Page } from '@playwright/test';
import { readInstallation } from '../support/installation.ts';
import { makeAgent } from '../support/make-agent.ts';
import { onceListening } from '../support/once-listening.ts';
import { signIn, test } from '../support/product.ts';
import { richFlow } from '../support/rich-flow.ts';
import type { Places } from '../support/screen.ts';
import { atRest, screens } from '../support/screens.ts';

const LEVELS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa'];
/** A screen that does not come is told by name, before the whole test runs out of time. */
const ONE_STEP_MS = 30_000;

/** What axe finds serious or critical, one line for each element. */
async function obstacles(page: Page, part: string, rules: { rules: string[] } | { tags: string[] }): Promise<string[]> {
  // Legacy mode scans in the page itself: nothing here has frames that would need a second one.
  const axe = new AxeBuilder({ page }).include(part).setLegacyMode();
  const { violations } = await ('rules' in rules ? axe.withRules(rules.rules) : axe.withTags(rules.tags)).analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}: ${failureSummary}`),
    );
}

async function expectNoObstacle(page: Page, screen: string, part = 'html'): Promise<void> {
  await page.emulateMedia({ colorScheme: 'light' });
  expect.soft(await obstacles(page, part, { tags: LEVELS }), `${screen}, light`).toEqual([]);
  // Dark changes colours and nothing else.
  await page.emulateMedia({ colorScheme: 'dark' });
  expect.soft(await obstacles(page, part, { rules: ['color-contrast'] }), `${screen}, dark`).toEqual([]);
}

/** Calls the agent that is open, in writing, hangs up, and says where the call is kept. */
async function callBriefly(page: Page): Promise<string> {
  await page.getByRole('tab', { name: 'Test call' }).click();
  await page.getByRole('button', { name: 'Type instead' }).click();
  await expect(page.getByLabel('Conversation').first()).toContainText(/\w/);
  await page.getByRole('button', { name: 'Hang up' }).click();
  const href = await page.getByRole('link', { name: 'Open this call' }).getAttribute('href');
  if (href === null) throw new Error('the link leads nowhere');
  return href;
}

// A trace would copy the whole page at every scan; what axe finds says where it is by itself.
test.use({ trace: 'off' });

let context: BrowserContext;
let page: Page;
let places: Places;

test.beforeAll(async ({ browser }) => {
  context = await browser.newContext({ baseURL: readInstallation().url, reducedMotion: 'reduce' });
  page = await onceListening(context).newPage();
  page.setDefaultTimeout(ONE_STEP_MS);
  await page.goto('/sign-in');
  await signIn(page);
  await makeAgent(page, richFlow());
  places = { flow: page.url(), call: await callBriefly(page) };
});

test.afterAll(() => context.close());

test('the way in can be read and used by everybody', async ({ page: stranger }) => {
  await stranger.emulateMedia({ reducedMotion: 'reduce' });
  await stranger.goto('/sign-in');
  await stranger.getByText(/^or (create|sign in)/).click();
  await expectNoObstacle(stranger, 'sign-in');
});

test('every screen can be read and used by everybody, in light and in dark', async () => {
  for (const screen of screens) {
    await test.step(screen.name, async () => {
      await atRest(page);
      await screen.open(page, places);
      await expectNoObstacle(page, screen.name, screen.part);
    });
  }
});

test('at 200 % zoom no screen scrolls sideways, and what a person comes for stays in reach', async () => {
  const { cookies } = await context.storageState();
  const zoomed = await context.browser()?.newContext({
    baseURL: readInstallation().url,
    viewport: { width: 640, height: 360 },
    deviceScaleFactor: 2,
    reducedMotion: 'reduce',
  });
  if (zoomed === undefined) throw new Error('the browser is gone');
  await zoomed.addCookies(cookies);
  const small = await onceListening(zoomed).newPage();
  small.setDefaultTimeout(ONE_STEP_MS);
  for (const screen of screens) {
    await test.step(screen.name, async () => {
      await atRest(small);
      await screen.open(small, places);
      const beyond = await small.evaluate(() => (document.scrollingElement?.scrollWidth ?? 0) - innerWidth);
      expect.soft(beyond, `${screen.name} is wider than the window`).toBeLessThanOrEqual(0);
      for (const action of screen.actions(small)) {
        const reached = await action.click({ trial: true, timeout: ONE_STEP_MS }).then(
          () => 'reached',
          (error: unknown) => String(error),
        );
        expect.soft(reached, `${screen.name}: ${action}`).toBe('reached');
      }
      expect
        .soft(await small.evaluate(scrolledByForce), `${screen.name} hides what only a script can reach`)
        .toEqual([]);
    });
  }
  await zoomed.close();
});

/** Runs in the page: boxes that hide what does not fit and were scrolled all the same, which a person cannot do. */
function scrolledByForce(): string[] {
  return Array.from(document.querySelectorAll('*'))
    .filter(({ scrollTop, scrollLeft }) => scrollTop > 0 || scrollLeft > 0)
    .filter((box) => {
      const { overflowX, overflowY } = getComputedStyle(box);
      return (box.scrollTop > 0 && overflowY === 'hidden') || (box.scrollLeft > 0 && overflowX === 'hidden');
    })
    .map((box) => `${box.tagName} ${box.className}`);
}
