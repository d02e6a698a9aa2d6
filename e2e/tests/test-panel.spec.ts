import { expect, type Page } from '@playwright/test';
import { makeAgent } from '../support/make-agent.ts';
import { test } from '../support/product.ts';

const menu = (x: number, prompt: string, answers: readonly string[]) => ({
  kind: 'menu',
  label: prompt,
  position: { x, y: 0 },
  data: { prompt, options: answers.map((id) => ({ id, label: id, phrases: [id] })) },
});
const end = (outcome: string) => ({
  kind: 'end',
  label: outcome,
  position: { x: 1200, y: 0 },
  data: { text: `It is ${outcome}.`, outcome },
});
const edge = (from: string, port: string, to: string) => ({ from: { node: from, port }, to: { node: to } });

/** Three questions; the middle answer decides how the call ends. */
const FLOW = {
  schemaVersion: 1,
  name: 'Three questions',
  nodes: {
    start: { kind: 'start', label: 'Start', position: { x: 0, y: 0 }, data: {} },
    size: menu(300, 'Large or small?', ['large', 'small']),
    colour: menu(600, 'Red or blue?', ['red', 'blue']),
    sureRed: menu(900, 'Red it is. Right?', ['right']),
    sureBlue: menu(900, 'Blue it is. Right?', ['right']),
    red: end('red'),
    blue: end('blue'),
  },
  edges: {
    a: edge('start', 'next', 'size'),
    b: edge('size', 'option.large', 'colour'),
    c: edge('size', 'option.small', 'colour'),
    d: edge('colour', 'option.red', 'sureRed'),
    e: edge('colour', 'option.blue', 'sureBlue'),
    f: edge('sureRed', 'option.right', 'red'),
    g: edge('sureBlue', 'option.right', 'blue'),
  },
};

async function say(page: Page, words: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Type what the caller says' }).fill(words);
  await page.getByRole('button', { name: 'Say it' }).click();
}

test('a test call goes back two turns, something else is said, and the call is kept as a scenario that passes', async ({
  signedIn: page,
}) => {
  await makeAgent(page, JSON.stringify(FLOW));
  await page.getByRole('button', { name: 'Type instead' }).click();
  const conversation = page.getByRole('log', { name: 'Conversation' });
  await expect(conversation).toContainText('Large or small?');
  // Whoever begins to type is not met by shortcuts.
  await expect(page.getByLabel('Type what the caller says')).toBeFocused();
  await say(page, 'large');
  await expect(conversation).toContainText('Red or blue?');
  await say(page, 'red');
  await expect(conversation).toContainText('Red it is');
  await page.getByRole('button', { name: 'Say something else instead of “red”' }).click();
  await page.getByRole('textbox', { name: 'What the caller says instead' }).fill('blue');
  await page.getByRole('button', { name: 'Say this instead' }).click();
  await expect(conversation).toContainText('Went back to turn 4');
  await expect(conversation).toContainText('Blue it is');
  await say(page, 'right');
  await expect(page.getByText('Outcome: blue')).toBeVisible();
  await page.getByRole('button', { name: 'Keep as a scenario' }).click();
  const scenarios = page.getByRole('region', { name: 'Scenarios', exact: true });
  await expect(scenarios.getByRole('button', { name: /Passed.*A call that ends as “blue”/ })).toBeVisible();
});
