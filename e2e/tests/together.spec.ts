import { type Browser, expect, type Page, type WebSocketRoute } from '@playwright/test';
import { canvasListens } from '../support/canvas-listens.ts';
import { chooseStep } from '../support/choose-step.ts';
import { crashDesigner } from '../support/designer-process.ts';
import { editAtRandom } from '../support/edit-at-random.ts';
import { onceListening } from '../support/once-listening.ts';
import { signIn, test } from '../support/product.ts';

const ROUNDS = 5;
const EDITS_A_ROUND = 50;

/** A person at another machine: cookies and a window of their own, and a connection that can be cut. */
async function arrive(browser: Browser, url: string) {
  const context = await browser.newContext({ viewport: { width: 1920, height: 1080 } });
  const page = await onceListening(context).newPage();
  let cut = false;
  const connections = new Set<WebSocketRoute>();
  await page.routeWebSocket(/\/live-drafts$/, (socket) => {
    if (cut) return void socket.close();
    socket.connectToServer();
    connections.add(socket);
  });
  await page.goto(url);
  await signIn(page);
  return {
    page,
    async lose() {
      cut = true;
      for (const socket of connections) await socket.close();
      connections.clear();
    },
    comeBack() {
      cut = false;
    },
  };
}

function addressOf(baseURL: string | undefined): string {
  if (baseURL === undefined) throw new Error('the fixture gives an address');
  return baseURL;
}

/** A copy of the demo's flow: what is done to it does no harm to others. */
async function newAgent(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'New agent' }).click();
  await page.getByLabel('Name', { exact: true }).fill('Edited together');
  await page.getByRole('radio', { name: /Dental practice/ }).check();
  await page.getByRole('button', { name: 'Create', exact: true }).click();
  await expect(page.locator('.react-flow__node').first()).toBeVisible();
  await canvasListens(page);
  return page.url();
}

async function shownFlow(page: Page): Promise<unknown> {
  await page.getByRole('tab', { name: 'JSON' }).click();
  return JSON.parse(await page.locator('pre').innerText());
}

test('two people edit one flow at once, hundreds of times, lose the connection, and have the same flow', async ({
  browser,
  baseURL,
}) => {
  const [one, other] = [await arrive(browser, addressOf(baseURL)), await arrive(browser, addressOf(baseURL))];
  const address = await newAgent(one.page);
  await other.page.goto(address);
  await expect(other.page.getByRole('list', { name: 'Also here' })).toBeVisible();
  for (let round = 0; round < ROUNDS; round += 1) {
    // Twice one of them edits on without a connection.
    if (round === 1 || round === 3) await other.lose();
    else other.comeBack();
    const edit = ({ page }: typeof one, seed: number) => page.evaluate(editAtRandom, { seed, count: EDITS_A_ROUND });
    await Promise.all([edit(one, 2 * round), edit(other, 2 * round + 1)]);
  }
  for (const { page } of [one, other]) await expect(page.getByText(/^Saved/)).toBeVisible();
  await expect
    .poll(async () => JSON.stringify(await shownFlow(one.page)) === JSON.stringify(await shownFlow(other.page)))
    .toBe(true);
  // And it is what the database has: a page that knew nothing sees the same.
  const later = await arrive(browser, addressOf(baseURL));
  await later.page.goto(address);
  await expect.poll(() => shownFlow(later.page)).toEqual(await shownFlow(one.page));
});

test('a designer that crashes takes nothing along that was saved, nor what was typed meanwhile', async ({
  browser,
  baseURL,
}) => {
  const { page } = await arrive(browser, addressOf(baseURL));
  await newAgent(page);
  const rename = async (name: string) => {
    await page.getByRole('region', { name: 'Flow', exact: true }).focus();
    await page.keyboard.press('F2');
    await page.keyboard.type(name);
    await page.keyboard.press('Escape');
  };
  await page.keyboard.press('ArrowRight');
  await rename('Kept');
  await expect(page.getByText(/^Saved/)).toBeVisible();
  crashDesigner(addressOf(baseURL));
  await rename('Typed in the dark');
  await expect(page.getByText('Offline')).toBeVisible();
  await expect(page.getByText(/^Saved/)).toBeVisible();
  await page.reload();
  await expect(page.getByText('Typed in the dark').first()).toBeVisible();
});

test('what was edited without a connection outlives its tab, and meets what others did meanwhile', async ({
  browser,
  baseURL,
}) => {
  const [one, other] = [await arrive(browser, addressOf(baseURL)), await arrive(browser, addressOf(baseURL))];
  const address = await newAgent(one.page);
  await other.page.goto(address);
  const write = async (page: Page, step: string, text: string) => {
    await chooseStep(page, step);
    await page.getByLabel('What is asked').fill(text);
  };
  await one.lose();
  await write(one.page, 'How can I help', 'Written in a tunnel.');
  await expect(one.page.getByTitle(/kept in this browser/)).toBeVisible();
  await write(other.page, 'Which day suits you', 'Which day, asked meanwhile?');
  await expect(other.page.getByText(/^Saved/)).toBeVisible();
  await one.page.close();
  const later = await one.page.context().newPage();
  await later.goto(address);
  for (const page of [later, other.page]) {
    await expect(page.getByText('Written in a tunnel.').first()).toBeVisible();
    await expect(page.getByText('Which day, asked meanwhile?').first()).toBeVisible();
  }
  // It is in the database, and nothing of it stays in the browser.
  const kept = () =>
    later.evaluate(
      () =>
        new Promise<number>((resolve) => {
          const opening = indexedDB.open('aybiza');
          opening.onsuccess = () => {
            const counting = opening.result.transaction('unsaved-edits').objectStore('unsaved-edits').count();
            counting.onsuccess = () => resolve(counting.result);
          };
        }),
    );
  await expect.poll(kept).toBe(0);
  const stranger = await arrive(browser, addressOf(baseURL));
  await stranger.page.goto(address);
  await expect(stranger.page.getByText('Written in a tunnel.').first()).toBeVisible();
});

test('somebody who was signed out meanwhile is told so, signs in again, and has lost nothing', async ({
  browser,
  baseURL,
}) => {
  const { page, lose, comeBack } = await arrive(browser, addressOf(baseURL));
  await newAgent(page);
  await lose();
  await chooseStep(page, 'How can I help');
  await page.getByLabel('What is asked').fill('Written after the session ended.');
  await expect(page.getByTitle(/kept in this browser/)).toBeVisible();
  await page.context().clearCookies();
  comeBack();
  await page.getByRole('link', { name: 'Sign in' }).click();
  await page.getByRole('button', { name: /demo/i }).click();
  await expect(page.getByText('Written after the session ended.').first()).toBeVisible();
});
