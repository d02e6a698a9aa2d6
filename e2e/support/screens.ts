import { expect, type Locator, type Page } from '@playwright/test';

/** Where the screens of one agent and of one call are. */
export interface Places {
  readonly flow: string;
  readonly call: string;
}

export interface Screen {
  readonly name: string;
  /** Shows it. Screens of the editor follow each other in one page: each begins with the editor as `atRest` leaves it. */
  open(page: Page, places: Places): Promise<unknown>;
  /** What is new on it, as a selector, where the rest has been looked at on a screen before. */
  readonly part?: string;
  /** What a person comes here to do. */
  actions(page: Page): readonly Locator[];
}

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

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true });
const publish = (page: Page) => button(page, /^Publish/).first();
const tab = (page: Page, name: string) => page.getByRole('tab', { name, exact: true });

/** Pages outside the editor. */
const pages: readonly Screen[] = [
  {
    name: 'the agents',
    open: (page) => visit(page, '/', 'Agents'),
    actions: (page) => [button(page, 'New agent'), page.getByRole('link', { name: /Front desk/ }).first()],
  },
  {
    name: 'the dialog for a new agent',
    part: 'dialog',
    open: async (page) => {
      await visit(page, '/', 'Agents');
      await button(page, 'New agent').click();
    },
    actions: (page) => [page.getByRole('textbox', { name: 'Name' }), button(page, 'Create')],
  },
  {
    name: 'the questions for a new agent',
    part: 'dialog',
    open: async (page) => {
      await visit(page, '/', 'Agents');
      await button(page, 'New agent').click();
      await page.getByRole('radio', { name: 'A few questions' }).check();
    },
    actions: (page) => [page.getByLabel('What the business is called'), button(page, 'Create')],
  },
  {
    name: 'the list of calls',
    open: async (page) => {
      await visit(page, '/calls', 'Calls');
      await page.getByRole('table').waitFor();
    },
    actions: (page) => [
      page.getByRole('combobox', { name: 'Status' }),
      page.getByRole('table').getByRole('link').first(),
    ],
  },
  {
    name: 'what is done after calls',
    open: async (page) => {
      await visit(page, '/after-call', 'After call');
      await page.getByRole('heading', { name: 'Signing secret' }).waitFor();
    },
    actions: (page) => [page.getByRole('combobox', { name: 'State' }), button(page, 'Show it')],
  },
  {
    name: 'a call',
    open: async (page, { call }) => {
      await page.goto(call);
      await page.getByRole('region', { name: 'Transcript' }).waitFor();
    },
    actions: (page) => [page.getByRole('navigation', { name: 'Calls' }).getByRole('link')],
  },
  {
    name: 'the calendar',
    open: async (page) => visit(page, '/calendar', 'Calendar'),
    actions: (page) => [button(page, 'Seven days on')],
  },
  {
    name: 'the knowledge',
    open: async (page) => visit(page, '/knowledge', 'Knowledge'),
    actions: (page) => [button(page, 'Add a web page')],
  },
  {
    name: 'the settings',
    open: async (page) => {
      await visit(page, '/settings', 'Settings');
      await page.getByRole('listitem', { name: 'Twilio' }).waitFor();
    },
    actions: (page) => [button(page, 'Set up: Twilio'), button(page, 'Connect a number')],
  },
];

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

export const screens: readonly Screen[] = [...pages, ...editor];

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

async function visit(page: Page, path: string, title: string): Promise<void> {
  await page.goto(path);
  await page.getByRole('heading', { level: 1, name: title }).waitFor();
  await expect(page.getByRole('status', { name: 'Loading' })).toHaveCount(0);
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

/** On a narrow screen the panel on the right is a sheet that has to be opened. */
async function openSide(page: Page): Promise<void> {
  const toggle = button(page, 'Step and test call');
  if ((await toggle.isVisible()) && (await toggle.getAttribute('aria-pressed')) === 'false') await toggle.click();
}
