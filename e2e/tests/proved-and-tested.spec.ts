import { expect } from '@playwright/test';
import { makeAgent } from '../support/make-agent.ts';
import { test } from '../support/product.ts';

/** Two ways to a sentence with a name in it; only one of them asks for the name. */
const FLOW = {
  schemaVersion: 1,
  name: 'Greeter',
  variables: { caller: { type: 'text' } },
  nodes: {
    start: { kind: 'start', data: {} },
    menu: {
      kind: 'menu',
      label: 'Name or not',
      position: { x: 300, y: 0 },
      data: {
        prompt: 'With your name, or without?',
        options: [
          { id: 'ask', label: 'With', phrases: ['with'] },
          { id: 'skip', label: 'Without', phrases: ['without'] },
        ],
      },
    },
    ask: {
      kind: 'collect',
      label: 'Ask the name',
      position: { x: 600, y: 0 },
      data: { prompt: 'Your name?', fields: [{ variable: 'caller', value: { kind: 'name' } }] },
    },
    hello: { kind: 'say', label: 'Greet', position: { x: 900, y: 0 }, data: { text: 'Hello {{ caller }}.' } },
    bye: { kind: 'end', label: 'Goodbye', position: { x: 1200, y: 0 }, data: { text: 'Goodbye.' } },
  },
  edges: {
    one: { from: { node: 'start', port: 'next' }, to: { node: 'menu' } },
    two: { from: { node: 'menu', port: 'option.ask' }, to: { node: 'ask' } },
    three: { from: { node: 'menu', port: 'option.skip' }, to: { node: 'hello' } },
    four: { from: { node: 'ask', port: 'collected' }, to: { node: 'hello' } },
    five: { from: { node: 'hello', port: 'next' }, to: { node: 'bye' } },
  },
};

test('the way that a problem is about is shown on the canvas, until Escape', async ({ signedIn: page }) => {
  await makeAgent(page, JSON.stringify(FLOW));
  await page.getByRole('button', { name: /\d warnings? / }).click();
  await page.getByRole('button', { name: /before “caller” has a value.*Play the way/ }).click();
  const player = page.getByRole('region', { name: 'The way on the canvas' });
  await expect(player).toContainText('2 of 2 by “Without” to “Greet”');
  await player.getByRole('button', { name: 'Step back' }).click();
  await expect(player).toContainText('1 of 2 by “Next” to “Name or not”');
  await page.keyboard.press('Escape');
  await expect(player).toBeHidden();
});

test('calls are found that take every wire, kept, and painted on the canvas', async ({ signedIn: page }) => {
  await makeAgent(page, JSON.stringify(FLOW));
  await page.getByRole('button', { name: 'Scenarios', exact: true }).click();
  await page.getByRole('button', { name: 'Find calls' }).click();
  await page.getByRole('button', { name: /^Keep the/ }).click();
  await expect(page.getByText('100 % of the wires taken')).toBeVisible();
  await expect(page.getByText(/(\d+) of \1 passed/)).toBeVisible();
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(
    page.locator('.react-flow__edge title', { hasText: 'No scenario takes this wire' }).first(),
  ).toBeAttached();
});
