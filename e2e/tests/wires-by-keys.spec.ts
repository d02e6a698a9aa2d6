import { expect } from '@playwright/test';
import { canvasListens } from '../support/canvas-listens.ts';
import { makeAgent } from '../support/make-agent.ts';
import { test } from '../support/product.ts';
import { richFlow } from '../support/rich-flow.ts';

test('wires are walked, followed and taken away by keys, and nobody is held on the canvas', async ({
  signedIn: page,
}) => {
  await makeAgent(page, richFlow());
  await canvasListens(page);
  const canvas = page.getByRole('region', { name: 'Flow', exact: true });
  const said = canvas.locator('[aria-live]').last();
  const { keyboard } = page;
  await canvas.focus();
  await expect(canvas).toHaveAccessibleDescription(/To leave the canvas: Esc, then Tab/);
  for (const _ of ['to the start', 'to what it leads to']) await keyboard.press('ArrowRight');
  await expect(said).toHaveText(/^Open now\?/);
  await keyboard.press('w');
  await expect(said).toHaveText('Wire from “Open now?” by “Open” to “Known caller?”');
  await keyboard.press('ArrowDown');
  await expect(said).toHaveText('Wire from “Open now?” by “Closed” to “Known caller?”');
  await keyboard.press('Delete');
  await expect(said).not.toHaveText(/“Closed”/);
  await keyboard.press('ControlOrMeta+z');
  await keyboard.press('Escape');
  await expect(said).toHaveText(/^Open now\?/);
  // Whoever only passes through: the menu opens, and goes with the next Tab.
  await keyboard.press('Tab');
  await expect(page.getByRole('dialog', { name: 'What comes next?' })).toBeVisible();
  await keyboard.press('Tab');
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(canvas).not.toBeFocused();
  await canvas.focus();
  await keyboard.press('Escape');
  await expect(said).toHaveText('Nothing chosen');
  await keyboard.press('Tab');
  await expect(canvas).not.toBeFocused();
});
