import { readFile } from 'node:fs/promises';
import { expect, type Page } from '@playwright/test';
import { makeAgent } from '../support/make-agent.ts';
import { oneQuestion } from '../support/one-question.ts';
import { test } from '../support/product.ts';

const QUESTION = 'What is broken?';
const SHOP = {
  name: 'Bicycle shop',
  question: QUESTION,
  goodbye: { text: 'We mend it.', outcome: 'mended' },
};
const SENTENCE = 'The shop has taken all calls of today.';

async function beginCall(page: Page): Promise<void> {
  await page.getByRole('tab', { name: 'Test call' }).click();
  await page
    .getByRole('button', { name: /^(Type instead|Call again)/ })
    .first()
    .click();
}

const conversation = (page: Page) => page.getByRole('log', { name: 'Conversation' });
const region = (page: Page, heading: string) =>
  page.locator('section').filter({ has: page.getByRole('heading', { level: 2, name: heading }) });

test('calls are counted, drawn, and lead back to themselves; the same stands in a table and a file', async ({
  signedIn: page,
}) => {
  await makeAgent(page, oneQuestion(SHOP));
  const flow = page.url();
  await beginCall(page);
  await expect(conversation(page)).toContainText(QUESTION);
  await page.getByRole('textbox', { name: 'Type what the caller says' }).fill('my bell');
  await page.getByRole('button', { name: 'Say it' }).click();
  await expect(page.getByText('Outcome: mended')).toBeVisible();

  const analytics = flow.replace(/\/flow.*$/, '/analytics?period=week&tests=with');
  const tile = page.locator('dl').filter({ hasText: 'Contained' });
  await expect(async () => {
    await page.goto(analytics);
    await expect(tile).toContainText('Calls1', { timeout: 2_000 });
  }).toPass();
  await expect(tile).toContainText('Contained100%');
  await expect(page.getByText(/^Days and hours are those of /)).toBeVisible();

  // By keys along the chart: what stands there is read out, and leads to the calls.
  const chart = page.getByRole('slider', { name: 'Calls over time' });
  await chart.focus();
  await page.keyboard.press('End');
  await expect(chart).toHaveAttribute('aria-valuetext', /: (no|1|0) calls?/);

  const outcomes = region(page, 'Outcomes');
  await outcomes.getByText('Table and file').click();
  await expect(outcomes.getByRole('table').getByRole('row', { name: /mended/ })).toContainText('100');
  const waiting = page.waitForEvent('download');
  await outcomes.getByRole('button', { name: 'Download CSV' }).click();
  const file = await readFile(await (await waiting).path(), 'utf8');
  expect(file).toContain('"mended","Contained",1,100,');

  await outcomes.getByRole('list').getByRole('link', { name: 'mended' }).click();
  await expect(page.getByRole('table').getByRole('row', { name: /mended/ })).toHaveCount(1);
});

test('a caller at the limit hears the sentence of the workspace, and is on the list of those who were turned away', async ({
  signedIn: page,
}) => {
  await makeAgent(page, oneQuestion({ ...SHOP, name: 'Small bicycle shop' }));
  const flow = page.url();
  await setLimits(page, { 'Calls a day': '1', 'What callers hear at a limit': SENTENCE });
  try {
    await expect(region(page, 'Limits')).toContainText(SENTENCE);
    await page.goto(flow);
    // The first call of a day may still come in; whoever calls next is turned away.
    for (const _call of [1, 2]) {
      await page.goto(flow);
      await beginCall(page);
      const said = conversation(page).getByText(SENTENCE).or(conversation(page).getByText(QUESTION)).first();
      await expect(said).toBeVisible();
      if ((await said.textContent())?.includes(SENTENCE) === true) break;
      await page.getByRole('button', { name: 'Hang up' }).click();
    }
    await expect(conversation(page)).toContainText(SENTENCE);
    await expect(page.getByText('Outcome: turned away')).toBeVisible();

    await page.goto('/usage');
    const limits = region(page, 'Limits');
    await expect(limits).toContainText('callers are turned away');
    await limits.getByRole('link', { name: 'Show them' }).click();
    await expect(
      page
        .getByRole('table')
        .getByRole('row', { name: /turned away/ })
        .first(),
    ).toBeVisible();
  } finally {
    await setLimits(page, { 'Calls a day': '', 'What callers hear at a limit': '' });
  }
  await expect(region(page, 'Limits')).toContainText('every call is taken');
  await page.goto(flow);
  await beginCall(page);
  await expect(conversation(page)).toContainText(QUESTION);
});

test('a price of one’s own changes what calls of its days cost, and practice equipment costs nothing', async ({
  signedIn: page,
}) => {
  await page.goto('/usage');
  const used = region(page, 'What it was used for');
  await expect(used.getByRole('row', { name: /Voice Practice equipment/ })).toContainText('costs nothing');
  const prices = region(page, 'Prices');
  await prices.getByRole('button', { name: 'Add a price' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('What').first().selectOption('Text messages');
  await dialog.getByLabel('Vendor or model').fill('a carrier');
  await dialog.getByLabel(/^Price for a message/).fill('0.07');
  await dialog.getByRole('button', { name: 'Save price' }).click();
  const row = prices.getByRole('row', { name: /a carrier/ });
  await expect(row).toContainText('$0.07 for a message');
  await row.getByRole('button', { name: /Remove/ }).click();
  await expect(row).toHaveCount(0);
});

async function setLimits(page: Page, fields: Readonly<Record<string, string>>): Promise<void> {
  await page.goto('/usage');
  await page.getByRole('button', { name: 'Change limits' }).click();
  const dialog = page.getByRole('dialog');
  for (const [label, text] of Object.entries(fields)) await dialog.getByLabel(label, { exact: true }).fill(text);
  await dialog.getByRole('button', { name: 'Save limits' }).click();
  await expect(dialog).toHaveCount(0);
}
