import { expect } from '@playwright/test';
import { makeAgent } from '../support/make-agent.ts';
import { test } from '../support/product.ts';

const FLOW = {
  schemaVersion: 1,
  name: 'Left luggage',
  nodes: {
    start: { kind: 'start', label: 'Start', position: { x: 0, y: 0 }, data: {} },
    ask: {
      kind: 'menu',
      label: 'Ask',
      position: { x: 300, y: 0 },
      data: { prompt: 'What did you lose?', options: [{ id: 'bag', label: 'A bag', phrases: ['my red bag'] }] },
    },
    bye: { kind: 'end', label: 'Bye', position: { x: 600, y: 0 }, data: { text: 'We look for it.', outcome: 'noted' } },
  },
  edges: {
    a: { from: { node: 'start', port: 'next' }, to: { node: 'ask' } },
    b: { from: { node: 'ask', port: 'option.bag' }, to: { node: 'bye' } },
  },
};

test('a lane is drawn and mended, and does its steps after the next call', async ({ signedIn: page }) => {
  await makeAgent(page, JSON.stringify(FLOW));
  await page.getByRole('button', { name: 'After call', exact: true }).click();
  const lane = page.getByRole('region', { name: 'After the call' });
  const cards = lane.getByRole('list', { name: 'Steps after the call' }).locator('[data-step]');
  await lane.getByRole('button', { name: /^Webhook/ }).click();
  await expect(lane.getByText('Nobody is told', { exact: false })).toBeVisible();
  await page.getByRole('textbox', { name: 'Name' }).fill('Tell the lost property office');
  await page.getByRole('textbox', { name: 'Address' }).fill('https://lost.example/found?how={{outcome}}');
  await expect(lane.getByText('Nobody is told', { exact: false })).toBeHidden();
  await lane.getByRole('button', { name: /^Summary/ }).click();
  await expect(cards).toHaveCount(2);
  await cards.nth(1).getByRole('button').first().press('Alt+ArrowUp');
  await expect(cards.first()).toContainText('Summary');
  await cards.nth(1).getByRole('button').first().click();
  await lane.getByRole('checkbox', { name: 'Summary', exact: true }).check();
  await expect(cards.nth(1)).toContainText('After every call, after “Summary”');
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(cards.nth(1)).not.toContainText('after “Summary”');
  await page.getByRole('button', { name: 'Redo', exact: true }).click();
  await expect(page.getByText(/^Saved/)).toBeVisible();

  await page.getByRole('tab', { name: 'Test call' }).click();
  await page.getByRole('button', { name: 'Type instead' }).click();
  await expect(page.getByRole('log', { name: 'Conversation' })).toContainText('What did you lose?');
  await page.getByRole('textbox', { name: 'Type what the caller says' }).fill('my red bag');
  await page.getByRole('button', { name: 'Say it' }).click();
  await expect(page.getByText('Outcome: noted')).toBeVisible();
  await page.getByRole('link', { name: 'Open this call' }).click();
  const steps = page.getByRole('list', { name: 'Steps', exact: true });
  await expect(steps.getByRole('listitem').first()).toContainText('Done');
  await expect(steps).toContainText('Practice model');
  await expect(steps).toContainText('Tell the lost property office');

  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'After call' }).click();
  await page.getByRole('combobox', { name: 'Step' }).selectOption('Summary');
  await expect(
    page
      .getByRole('table', { name: 'Steps' })
      .getByRole('row', { name: /Done Summary/ })
      .first(),
  ).toBeVisible();
});
