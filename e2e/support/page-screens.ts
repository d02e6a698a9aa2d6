import { expect, type Page } from '@playwright/test';
import { onceListening } from './once-listening.ts';
import { button, openSide, type Screen, tab } from './screen.ts';

/** Pages outside the editor. */
export const pageScreens: readonly Screen[] = [
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
    name: 'calls that go on: nobody is on the line',
    open: (page) => visit(page, '/live', 'Live'),
    actions: (page) => [page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Live' })],
  },
  {
    name: 'calls that go on',
    open: async (page, { flow }) => {
      await callFromElsewhere(page, flow);
      await page.goto('/live');
      await page.getByRole('table', { name: 'Live' }).waitFor();
      await page.locator('.react-flow__node').first().waitFor();
    },
    actions: (page) => [page.getByRole('table', { name: 'Live' }).getByRole('link').first()],
  },
  {
    name: 'a call that goes on',
    open: async (page) => {
      await page.getByRole('table', { name: 'Live' }).getByRole('link').first().click();
      await page.getByRole('region', { name: 'Operator' }).waitFor();
    },
    actions: (page) => [
      button(page, 'Listen in'),
      button(page, 'Take over by typing'),
      page.getByRole('textbox', { name: 'Whisper to the agent' }),
    ],
  },
  {
    name: 'a call that was taken over',
    part: 'section[aria-label="Operator"]',
    open: async (page) => {
      await button(page, 'Take over by typing').click();
      await button(page, 'Give back to the agent').waitFor();
    },
    actions: (page) => [
      button(page, 'Give back to the agent'),
      page.getByRole('textbox', { name: 'Say to the caller' }),
    ],
  },
  {
    name: 'the dialog for a transfer',
    part: 'dialog',
    open: (page) => button(page, 'Transfer…').click(),
    actions: (page) => [page.getByRole('dialog').getByRole('textbox', { name: 'Number' })],
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
    name: 'the alerts',
    open: (page) => visit(page, '/alerts', 'Alerts'),
    actions: (page) => [button(page, 'Add a rule')],
  },
  {
    name: 'a new rule of alerts',
    part: 'dialog',
    open: async (page) => {
      await visit(page, '/alerts', 'Alerts');
      await button(page, 'Add a rule').click();
    },
    actions: (page) => [page.getByRole('combobox', { name: 'What is watched' }), button(page, 'Save')],
  },
  {
    name: 'a call',
    open: async (page, { call }) => {
      await page.goto(call);
      await page.getByRole('region', { name: 'Transcript' }).waitFor();
    },
    actions: (page) => [
      page.getByRole('navigation', { name: 'Calls' }).getByRole('link'),
      page.getByRole('combobox', { name: 'Speed' }),
    ],
  },
  {
    name: 'the values of a call, at its first step',
    open: async (page, { call }) => {
      await page.goto(call);
      await page.getByRole('tab', { name: 'Variables' }).click();
      await button(page, 'To the start').click();
    },
    actions: (page) => [page.getByRole('tab', { name: 'Variables' }), button(page, 'Play')],
  },
  {
    name: 'the contacts',
    open: (page) => visit(page, '/contacts', 'Contacts'),
    actions: (page) => [
      page.getByRole('searchbox', { name: 'Find a contact' }),
      page.getByRole('button', { name: 'Add a contact' }),
    ],
  },
  {
    name: 'the dialog for a new contact',
    part: 'dialog',
    open: async (page) => {
      await visit(page, '/contacts', 'Contacts');
      await page.getByRole('button', { name: 'Add a contact' }).click();
    },
    actions: (page) => [page.getByRole('textbox', { name: 'Number' }), button(page, 'Cancel')],
  },
  {
    name: 'the call-backs',
    open: (page) => visit(page, '/call-backs', 'Call-backs'),
    actions: (page) => [tab(page, 'To do'), page.getByRole('button', { name: 'Add a call-back' })],
  },
  {
    name: 'the campaigns',
    open: (page) => visit(page, '/campaigns', 'Campaigns'),
    actions: (page) => [button(page, 'New campaign')],
  },
  {
    name: 'the dialog for a new campaign',
    part: 'dialog',
    open: async (page) => {
      await visit(page, '/campaigns', 'Campaigns');
      await button(page, 'New campaign').click();
    },
    actions: (page) => [
      page.getByRole('textbox', { name: 'Name' }),
      page.getByText('When somebody is called again'),
      button(page, 'Cancel'),
    ],
  },
  {
    name: 'the analytics',
    open: async (page, { flow }) => {
      await page.goto(flow.replace(/\/flow.*$/, '/analytics?tests=with'));
      await page.getByRole('heading', { name: 'Versions side by side' }).waitFor();
      await expect(page.getByRole('status', { name: 'Loading' })).toHaveCount(0);
    },
    actions: (page) => [
      page.getByRole('combobox', { name: 'Period' }),
      page.getByRole('button', { name: 'Change' }),
      page.getByText('Table and file').first(),
    ],
  },
  {
    name: 'the usage',
    open: async (page) => {
      await visit(page, '/usage', 'Usage');
      await page.getByText('List prices', { exact: true }).click();
    },
    actions: (page) => [button(page, 'Change limits'), button(page, 'Add a price')],
  },
  {
    name: 'the dialog for limits',
    part: 'dialog',
    open: async (page) => {
      await visit(page, '/usage', 'Usage');
      await button(page, 'Change limits').click();
    },
    actions: (page) => [page.getByRole('textbox', { name: 'Calls at once' }), button(page, 'Save limits')],
  },
  {
    name: 'the calendar',
    open: async (page) => visit(page, '/calendar', 'Calendar'),
    actions: (page) => [button(page, 'Seven days on')],
  },
  {
    name: 'the numbers',
    open: async (page) => {
      await visit(page, '/numbers', 'Numbers');
      await button(page, 'History').first().waitFor();
    },
    actions: (page) => [button(page, 'Add a number'), button(page, 'Change shares').first()],
  },
  {
    name: 'where an agent answers, beside its canvas',
    part: 'section[aria-label="Versions"]',
    open: async (page) => {
      await visit(page, '/', 'Agents');
      await page
        .getByRole('link', { name: /Front desk/ })
        .first()
        .click();
      await button(page, 'Versions').click();
      await page.getByRole('region', { name: 'Where it answers' }).waitFor();
      await button(page, 'History').waitFor();
    },
    actions: (page) => [button(page, 'Change shares'), button(page, 'History')],
  },
  {
    name: 'the dialog for a number',
    part: 'dialog',
    open: async (page) => {
      await visit(page, '/numbers', 'Numbers');
      await button(page, 'Add a number').click();
      await page.getByRole('radio', { name: /442079460201/ }).check();
    },
    actions: (page) => [page.getByRole('tab', { name: 'Buy one' }), button(page, 'Connect')],
  },
  {
    name: 'the knowledge',
    open: async (page) => visit(page, '/knowledge', 'Knowledge'),
    actions: (page) => [button(page, 'Add a web page')],
  },
  ...(
    [
      ['workspace', 'the settings of the workspace', 'Delete this workspace'],
      ['members', 'the members', 'Invite somebody'],
      ['providers', 'the providers', 'Set up: Twilio'],
      ['credentials', 'the credentials', 'Add a credential'],
      ['widgets', 'the web widgets', 'New widget'],
      ['keys', 'the API keys', 'Create a key'],
      ['webhooks', 'the webhooks', 'Add a webhook'],
      ['privacy', 'what is kept of callers', 'Change how long'],
    ] as const
  ).map(
    ([section, name, action]): Screen => ({
      name,
      open: async (page) => {
        await visit(page, `/settings/${section}`, 'Settings');
        await button(page, action).waitFor();
      },
      actions: (page) => [button(page, action)],
    }),
  ),
  {
    name: 'the audit log',
    open: (page) => visit(page, '/settings/audit', 'Settings'),
    actions: (page) => [page.getByRole('combobox', { name: 'Who' }), page.getByRole('link', { name: 'CSV file' })],
  },
];

async function visit(page: Page, path: string, title: string): Promise<void> {
  await page.goto(path);
  await page.getByRole('heading', { level: 1, name: title }).waitFor();
  await expect(page.getByRole('status', { name: 'Loading' })).toHaveCount(0);
}

/** A call to the agent from a window of its own, which stays until its browser closes. A page of the same window would hide this one. */
async function callFromElsewhere(page: Page, flow: string): Promise<void> {
  const storageState = await page.context().storageState();
  const window = await page.context().browser()?.newContext({ storageState });
  if (window === undefined) throw new Error('the page belongs to a browser');
  const caller = await onceListening(window).newPage();
  await caller.goto(flow);
  await openSide(caller);
  await tab(caller, 'Test call').click();
  await button(caller, 'Type instead').click();
  await expect(caller.getByLabel('Conversation').first()).toContainText(/\w/);
}
