import { expect, type Page } from '@playwright/test';
import { makeAgent } from '../support/make-agent.ts';
import { test } from '../support/product.ts';
import { saveDraft } from '../support/save-draft.ts';

const end = (outcome: string) => ({
  kind: 'end',
  label: `Over: ${outcome}`,
  position: { x: 600, y: 0 },
  data: { text: `It is ${outcome}.`, outcome },
});
const edge = (from: string, port: string, to: string) => ({ from: { node: from, port }, to: { node: to } });

/** One question; who says “blue” comes to the ending that is given. */
const flow = (blue: 'blue' | 'red') => ({
  schemaVersion: 1,
  name: 'One question',
  nodes: {
    start: { kind: 'start', label: 'Start', position: { x: 0, y: 0 }, data: {} },
    colour: {
      kind: 'menu',
      label: 'Which colour',
      position: { x: 300, y: 0 },
      data: { prompt: 'Red or blue?', options: ['red', 'blue'].map((id) => ({ id, label: id, phrases: [id] })) },
    },
    red: end('red'),
    ...(blue === 'red' ? {} : { blue: end('blue') }),
  },
  edges: {
    a: edge('start', 'next', 'colour'),
    b: edge('colour', 'option.red', 'red'),
    c: edge('colour', 'option.blue', blue),
  },
});

async function callAndSay(page: Page, colour: string): Promise<void> {
  const conversation = page.getByRole('log', { name: 'Conversation' });
  await expect(conversation).toContainText('Red or blue?');
  await page.getByRole('textbox', { name: 'Type what the caller says' }).fill(colour);
  await page.getByRole('button', { name: 'Say it' }).click();
  await expect(page.getByText(`Outcome: ${colour}`)).toBeVisible();
}

test('a changed draft is tested against the calls there were, and exactly the right one would have ended otherwise', async ({
  signedIn: page,
}) => {
  await makeAgent(page, JSON.stringify(flow('blue')));
  await page.getByRole('button', { name: 'Type instead' }).click();
  await callAndSay(page, 'red');
  await page.getByRole('button', { name: 'Call again' }).click();
  await callAndSay(page, 'blue');
  await saveDraft(page, flow('red'));
  await page.getByRole('button', { name: /^Publish/ }).click();
  await page.getByRole('link', { name: /Back-test the draft/ }).click();
  await page.getByLabel('Test calls as well').check();
  await page.getByRole('button', { name: 'Test the draft' }).click();
  await expect(page.getByText('2 of 2 calls')).toBeVisible();
  await expect(page.getByText('Finished')).toBeVisible();
  await expect(page.getByRole('tab', { name: 'Other outcome (1)' })).toHaveAttribute('aria-selected', 'true');
  await expect(page.getByRole('tab', { name: 'Same (1)' })).toBeVisible();
  const row = page.getByRole('row', { name: /blue → red/ });
  await expect(row).toContainText('After “Which colour”: was “blue”, would be “Over: red”');
  await row.getByRole('link').click();
  const notice = page.getByRole('complementary', { name: 'On the draft' });
  await expect(notice).toContainText('It would end as “red” instead of “blue”.');
  await notice.getByRole('link', { name: 'To the back-test' }).click();
  await expect(page.getByText('2 of 2 calls')).toBeVisible();
  await row.getByRole('link').click();
  await page.getByRole('link', { name: 'Go on from here' }).click();
  await page.getByRole('button', { name: 'Go on by typing' }).click();
  await callAndSay(page, 'red');
  await page.goBack();
  await page.getByRole('link', { name: 'Keep as a scenario' }).click();
  const scenarios = page.getByRole('region', { name: 'Scenarios', exact: true });
  await expect(scenarios.getByRole('button', { name: /Passed.*A call that ends as “red”/ })).toBeVisible();
});

test('calls are tested on a published version, which is chosen', async ({ signedIn: page }) => {
  await makeAgent(page, JSON.stringify(flow('blue')));
  await page.getByRole('button', { name: 'Type instead' }).click();
  await callAndSay(page, 'blue');
  await page.getByRole('button', { name: /^Publish/ }).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Publish/ })
    .click();
  await expect(page.getByText('Live v1')).toBeVisible();
  await saveDraft(page, flow('red'));
  await page.getByRole('button', { name: /^Publish/ }).click();
  await page.getByRole('link', { name: /Back-test the draft/ }).click();
  await page.getByRole('combobox', { name: 'Flow', exact: true }).selectOption({ label: 'Version 1 · answers calls' });
  await page.getByLabel('Test calls as well').check();
  await page.getByRole('button', { name: 'Test version 1' }).click();
  await expect(page.getByText(/Version 1 · .* · 1 of 1 calls?/)).toBeVisible();
  await expect(page.getByRole('tab', { name: 'Same (1)' })).toBeVisible();
});
