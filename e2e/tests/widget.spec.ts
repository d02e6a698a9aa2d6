import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { expect, type FrameLocator, type Page, type WebSocketRoute } from '@playwright/test';
import { type BusinessSite, openBusinessSite } from '../support/business-site.ts';
import { launchOptions } from '../support/launch-options.ts';
import { writeMicrophoneFile } from '../support/microphone-file.ts';
import { test } from '../support/product.ts';

const MICROPHONE = join(tmpdir(), `aybiza-e2e-visitor-${process.pid}.wav`);
test.use({ launchOptions: launchOptions({ microphone: MICROPHONE }) });

let site: BusinessSite;
let stranger: BusinessSite;
test.beforeAll(async () => {
  // Whoever is not understood says it again.
  const words = 'I would like to book an appointment';
  await writeMicrophoneFile(MICROPHONE, [
    [6, words],
    [18, words],
    [30, words],
  ]);
  site = await openBusinessSite();
  stranger = await openBusinessSite();
});
test.afterAll(async () => {
  await site.close();
  await stranger.close();
  await rm(MICROPHONE, { force: true });
});

interface Embed {
  readonly tag: string;
  readonly policy: string;
}

/** A widget's name, which no other run has given. */
const named = (name: string) => `${name}, ${new URL(site.origin).host}`;

/** Makes a widget for the site, as its owner does, and copies what they are given. */
async function makeWidget(page: Page, name: string): Promise<Embed> {
  await page.goto('/settings/widgets');
  await page.getByRole('button', { name: 'New widget' }).click();
  await page.getByLabel('Name').fill(name);
  const origins = page.getByLabel('Pages that may show it');
  await origins.fill('smile.example');
  await expect(page.getByText('“smile.example” is no origin.')).toBeVisible();
  await origins.fill(site.origin);
  await page.getByLabel('Title').fill('Smile Dental');
  await expect(page.getByLabel('Preview').getByText('Smile Dental')).toBeVisible();
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('listitem').filter({ hasText: name }).getByRole('button', { name: 'Get the tag' }).click();
  const [tag = '', policy = ''] = await page.getByRole('dialog').locator('pre').allTextContents();
  await page.getByRole('button', { name: 'Done' }).click();
  return { tag, policy };
}

/** Nothing is allowed but what the widget says that it needs. */
const strict = ({ policy }: Embed, more = '') => `default-src 'none'; base-uri 'none'; ${more}${policy}`;
const log = (page: Page | FrameLocator) => page.getByRole('log', { name: 'Conversation' });

/** Collects what the page's content policy refuses. */
async function watchPolicy(page: Page): Promise<() => readonly string[]> {
  const refused: string[] = [];
  await page.exposeFunction('aybizaRefused', (what: string) => void refused.push(what));
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) => {
      Reflect.get(window, 'aybizaRefused')(`${effectiveDirective} ${blockedURI}`);
    });
  });
  return () => refused;
}

test('a visitor writes on a strict page of a business, loses the line, loads the page anew, and the call goes on', async ({
  signedIn: page,
}) => {
  const embed = await makeWidget(page, named('By text'));
  site.put('/', { policy: strict(embed), body: `<h1>Smile Dental</h1>${embed.tag}` });
  const visitor = await page.context().newPage();
  const refused = await watchPolicy(visitor);
  const sockets: WebSocketRoute[] = [];
  await visitor.routeWebSocket(/\/widget\/call\//, (socket) => {
    socket.connectToServer();
    sockets.push(socket);
  });
  await visitor.goto(site.origin);
  const launcher = visitor.getByRole('button', { name: 'Talk to us' });
  await expect(launcher).toHaveAttribute('aria-expanded', 'false');
  await launcher.press('Enter');
  await expect(visitor.getByRole('dialog', { name: 'Smile Dental' })).toBeVisible();
  await expect(visitor.getByText('You are talking to an AI assistant.')).toBeVisible();
  await expect(visitor.getByRole('button', { name: 'Talk', exact: true })).toBeFocused();
  await visitor.getByRole('button', { name: 'Write' }).click();
  const message = visitor.getByLabel('Your message');
  await expect(message).toBeFocused();
  await expect(log(visitor)).toContainText('How can I help');
  await message.fill('what are your opening hours');
  await message.press('Enter');
  await expect(log(visitor)).toContainText('what are your opening hours');
  await expect(log(visitor)).toContainText('anything else');
  const { violations } = await new AxeBuilder({ page: visitor }).include('aybiza-widget').analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);

  await sockets[0]?.close({ code: 3001 });
  await expect.poll(() => sockets.length).toBe(2);
  await expect(visitor.getByRole('status')).toHaveText('');
  await visitor.reload();
  await expect(log(visitor)).toContainText('what are your opening hours');
  await expect(visitor.getByRole('status')).toHaveText('');
  await message.fill('no thank you');
  await message.press('Enter');
  await expect(visitor.getByRole('status')).toHaveText('The conversation has ended.');
  expect(refused()).toEqual([]);

  await visitor.getByRole('button', { name: 'Talk', exact: true }).press('Escape');
  await expect(visitor.getByRole('dialog')).toBeHidden();
  await expect(launcher).toBeFocused();

  await page.goto('/calls?channel=widget');
  await expect(page.getByRole('table')).toContainText(`Visitor of ${new URL(site.origin).host}`);
});

test('a visitor talks inside a frame, and is told what to do where the frame has no microphone', async ({
  signedIn: page,
}) => {
  const embed = await makeWidget(page, named('By voice'));
  const frame = (allow: string) =>
    `<iframe title="Site" width="420" height="640" src="${site.origin}/in-frame"${allow}></iframe>`;
  site.put('/in-frame', { policy: strict(embed), body: embed.tag });
  stranger.put('/', { policy: `default-src 'none'; frame-src ${site.origin}`, body: frame(' allow="microphone"') });
  stranger.put('/deaf', { policy: `default-src 'none'; frame-src ${site.origin}`, body: frame('') });
  const visitor = await page.context().newPage();
  const refused = await watchPolicy(visitor);
  const inside = visitor.frameLocator('iframe');
  const open = async () => {
    await inside.getByRole('button', { name: 'Talk to us' }).click();
    await inside.getByRole('button', { name: 'Talk', exact: true }).click();
  };
  await visitor.goto(`${stranger.origin}/deaf`);
  await open();
  await expect(inside.getByRole('status')).toContainText('Your browser blocks the microphone.');
  await inside.getByRole('button', { name: 'End the conversation' }).click();

  await visitor.goto(stranger.origin);
  await open();
  await expect(log(inside)).toContainText('How can I help');
  await expect(inside.getByRole('button', { name: 'Mute the microphone' })).toHaveAttribute('aria-pressed', 'true');
  await expect(log(inside)).toContainText(/You: .*appointment/i);
  await expect(log(inside)).toContainText('Which day suits you');
  await inside.getByRole('button', { name: 'Keypad' }).click();
  await inside.getByRole('button', { name: 'Key 9', exact: true }).press('Enter');
  await inside.getByRole('button', { name: 'End the conversation' }).click();
  await expect(inside.getByRole('status')).toHaveText('The conversation has ended.');
  expect(refused()).toEqual([]);
});

test('check 123: on a page that is not listed nothing appears, and no message from another page moves a widget', async ({
  signedIn: page,
}) => {
  const embed = await makeWidget(page, named('For one site'));
  stranger.put('/copied', { policy: strict(embed), body: `<p>Copied</p>${embed.tag}` });
  site.put('/listed', { policy: strict(embed), body: embed.tag });
  const visitor = await page.context().newPage();
  const warned = visitor.waitForEvent('console', (message) =>
    message.text().includes('AYBIZA: this page does not show'),
  );
  await visitor.goto(`${stranger.origin}/copied`);
  await warned;
  await expect(visitor.locator('aybiza-widget')).toHaveCount(0);

  await visitor.goto(`${site.origin}/listed`);
  const launcher = visitor.getByRole('button', { name: 'Talk to us' });
  await expect(launcher).toBeVisible();
  await visitor.evaluate(() => {
    for (const data of ['open', { type: 'open' }, { type: 'aybiza', action: 'open' }, { type: 'call-started' }])
      window.postMessage(data, '*');
  });
  await expect(launcher).toHaveAttribute('aria-expanded', 'false');

  // The page's own script may.
  const opened = await visitor.evaluate(() => {
    const widget = document.querySelector('aybiza-widget');
    if (widget !== null) Reflect.get(widget, 'open').call(widget);
    return widget?.shadowRoot?.querySelector('[role=dialog]')?.checkVisibility();
  });
  expect(opened).toBe(true);
});

test('a widget is tried on a page of ours, and what is turned off is gone', async ({ signedIn: page }) => {
  await makeWidget(page, named('To try'));
  const row = page.getByRole('listitem').filter({ hasText: named('To try') });
  await row.getByRole('link', { name: 'Try it' }).click();
  await page.getByRole('button', { name: 'Talk to us' }).click();
  await page.getByRole('button', { name: 'Write' }).click();
  await expect(log(page)).toContainText('How can I help');
  await page.getByRole('button', { name: 'End the conversation' }).click();
  const address = page.url();

  await page.goto('/settings/widgets');
  await row.getByRole('button', { name: 'Change' }).click();
  await page.getByLabel('Show it on these pages').uncheck();
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(row).toContainText('Turned off');
  const gone = page.waitForEvent('console', (message) => message.text().includes('AYBIZA: this page does not show'));
  await page.goto(address);
  await gone;
  await expect(page.locator('aybiza-widget')).toHaveCount(0);
});
