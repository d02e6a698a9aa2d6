import { expect, type Locator, type Page } from '@playwright/test';
import { pageScreens } from './page-screens.ts';
import { button, openSide, type Screen, tab } from './screen.ts';

const DRAWERS = [
  ['Add', 'Add a step'],
  ['Find', 'Find'],
  ['Variables', 'Variables'],
  ['Intents', 'Intents'],
  ['Knowledge', 'Knowledge'],
  ['Languages', 'Languages'],
  ['Rules', 'Rules'],
  ['Scenarios', 'Scenarios'],
  ['After call', 'After the call'],
  ['Comments', 'Comments'],
  ['Versions', 'Versions'],
  ['Settings', 'Flow settings'],
] as const;

/** Steps by their names on the canvas: a branch shows its conditions in rows, opening hours a week. */
const STEPS = ['Is it free?', 'Open now?', 'What do they need?', 'Day and time', 'Move or cancel', 'Find a free slot'];

const publish = (page: Page) => button(page, /^Publish/).first();

const editor: readonly Screen[] = [
  {
    name: 'the editor',
    open: async (page, { flow }) => {
      await page.goto(flow);
      await page.locator('.react-flow__node').first().waitFor();
      await page.getByRole('button', { name: /\d warnings? / }).waitFor();
    },
    actions: (page) => [button(page, 'Call it').first(), publish(page), button(page, 'Add'), button(page, 'Help')],
  },
  ...DRAWERS.map(
    ([tool, title]): Screen => ({
      name: `the drawer “${title}”`,
      part: `section[aria-label="${title}"]`,
      open: async (page) => {
        await button(page, tool).click();
        await drawer(page, title).waitFor();
      },
      actions: (page) => [drawer(page, title).getByRole('button', { disabled: false }).last(), publish(page)],
    }),
  ),
  {
    name: 'a comment that is being written',
    part: 'section[aria-label="Comments"]',
    open: async (page) => {
      await choose(page, 'Find a free slot');
      await page.getByRole('complementary').getByRole('button', { name: 'Comment', exact: true }).click();
      await page.getByRole('textbox', { name: 'Comment' }).fill('Is this quick enough?');
    },
    actions: (page) => [drawer(page, 'Comments').getByRole('button', { name: 'Comment', exact: true })],
  },
  {
    name: 'the menu of a step',
    part: '[role="menu"]',
    open: async (page) => {
      await choose(page, 'Find a free slot');
      await page.getByRole('region', { name: 'Flow', exact: true }).focus();
      await page.keyboard.press('Shift+F10');
    },
    actions: (page) => [page.getByRole('menuitem', { name: 'Comment on the step' })],
  },
  {
    name: 'a variable that is open',
    part: 'section[aria-label="Variables"]',
    open: async (page) => {
      await button(page, 'Variables').click();
      await drawer(page, 'Variables').getByText('patient_name').first().click();
    },
    actions: (page) => [button(page, 'Remove the variable').first()],
  },
  ...STEPS.map(
    (step): Screen => ({
      name: `the form of “${step}”`,
      part: 'aside',
      open: (page) => choose(page, step),
      actions: (page) => [page.getByRole('complementary').getByRole('button', { name: 'Delete', exact: true })],
    }),
  ),
  {
    name: 'the JSON',
    part: 'aside',
    open: async (page) => {
      await openSide(page);
      await tab(page, 'JSON').click();
    },
    actions: (page) => [button(page, 'Copy'), button(page, 'Import…')],
  },
  {
    name: 'the test call',
    part: 'aside',
    open: async (page) => {
      await openSide(page);
      await tab(page, 'Test call').click();
    },
    actions: (page) => [
      page.getByRole('tabpanel').getByRole('button', { name: 'Call it' }),
      button(page, 'Type instead'),
    ],
  },
  {
    name: 'the dialog for publishing',
    part: 'dialog',
    open: (page) => publish(page).click(),
    actions: (page) => [page.getByRole('dialog').getByRole('button', { name: /^Publish/ })],
  },
  {
    name: 'the dialog for a checkpoint',
    part: 'dialog',
    open: async (page) => {
      await button(page, 'Versions').click();
      await button(page, 'Save a named checkpoint…').click();
    },
    actions: (page) => [page.getByRole('dialog').getByRole('textbox', { name: 'Name' })],
  },
  {
    name: 'the commands',
    part: 'dialog',
    open: (page) => page.keyboard.press('ControlOrMeta+k'),
    actions: (page) => [page.getByRole('combobox', { name: /What do you want/ })],
  },
  {
    name: 'the help',
    part: 'dialog',
    open: (page) => button(page, 'Help').click(),
    actions: (page) => [page.getByRole('dialog').getByRole('button', { name: 'Close' })],
  },
  {
    name: 'the list of problems',
    part: 'section[aria-label="Problems"]',
    open: (page) =>
      page
        .getByRole('button', { name: /\d warnings? / })
        .last()
        .click(),
    actions: (page) => [page.getByRole('region', { name: 'Problems' }).getByRole('button').first()],
  },
  {
    // The last two: it would stay on the line while others are looked at.
    name: 'a test call that is going on',
    part: 'aside',
    open: async (page) => {
      await openSide(page);
      await tab(page, 'Test call').click();
      await button(page, 'Type instead').click();
      await expect(page.getByLabel('Conversation').first()).toContainText(/\w/);
    },
    actions: (page) => [button(page, 'Hang up'), page.getByRole('textbox', { name: 'Type what the caller says' })],
  },
  {
    name: 'the events of a test call',
    part: 'aside',
    open: async (page) => {
      await openSide(page);
      await tab(page, 'Test call').click();
      await page.locator('summary').filter({ hasText: 'Events' }).click();
      await page.getByRole('region', { name: 'Events of the call' }).waitFor();
    },
    actions: (page) => [page.getByRole('textbox', { name: 'Filter the events' }), button(page, 'Copy')],
  },
];

export const screens: readonly Screen[] = [...pageScreens, ...editor];

/** Closes what the screen before has opened in the editor; on other pages there is nothing to close. */
export async function atRest(page: Page): Promise<void> {
  const dialog = page.getByRole('dialog');
  if (await dialog.isVisible()) {
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
  }
  const menu = page.getByRole('menu');
  if (await menu.isVisible()) await page.keyboard.press('Escape');
  const openTool = page.getByRole('navigation', { name: 'Tools' }).locator('button[aria-pressed=true]');
  if (await openTool.isVisible()) await openTool.click();
  const sheet = page.getByRole('complementary').getByRole('button', { name: 'Close', exact: true });
  if (await sheet.isVisible()) await sheet.click();
}

function drawer(page: Page, title: string): Locator {
  return page.getByRole('region', { name: title, exact: true });
}

/** By the search: at a small size the step itself may be anywhere. */
async function choose(page: Page, step: string): Promise<void> {
  await page.keyboard.press('ControlOrMeta+k');
  await page.getByRole('combobox', { name: /What do you want/ }).fill(step);
  await page.getByRole('dialog').getByRole('option').filter({ hasText: step }).first().click();
  await openSide(page);
  await tab(page, 'Step').click();
  await expect(page.getByRole('tabpanel').getByRole('textbox', { name: 'Name', exact: true })).toHaveValue(step);
}
