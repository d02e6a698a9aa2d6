import { expect, type Page } from '@playwright/test';
import type { Places } from '../support/screen.ts';
import { atRest, screens } from '../support/screens.ts';

export interface PicturePlaces extends Places {
  /** An agent in which nothing has been drawn. */
  readonly empty: string;
}

/** A screen in a state that is worth a picture of its own. */
interface State {
  readonly name: string;
  open(page: Page, places: PicturePlaces): Promise<unknown>;
  /** Takes back what was changed for it. */
  close?(page: Page): Promise<unknown>;
}

const canvas = (page: Page) => page.getByRole('region', { name: 'Flow', exact: true });
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true });

async function openFlow(page: Page, flow: string): Promise<void> {
  await page.goto(flow);
  await page.locator('.react-flow__node').first().waitFor();
  // On a narrow screen the panel would lie over what is shown.
  await atRest(page);
}

/** Zooms until the canvas draws cards with so much detail. */
async function zoomOutTo(page: Page, detail: 'middle' | 'far'): Promise<void> {
  for (let press = 0; press < 12; press += 1) {
    if ((await canvas(page).getAttribute('data-detail')) === detail) return;
    await button(page, 'Zoom out').click();
    await page.waitForFunction(() => document.getAnimations().every(({ playState }) => playState !== 'running'));
  }
}

/** Answers what the page asks of the server as one that has broken down. */
async function broken(page: Page, work: () => Promise<unknown>): Promise<void> {
  await page.route('**/api/trpc/**', (route) => route.fulfill({ status: 500, body: '{}' }));
  await work();
}

const DRAWERS = [
  'Find',
  'Variables',
  'Intents',
  'Knowledge',
  'Languages',
  'Rules',
  'Scenarios',
  'Comments',
  'Versions',
];

/** States of the editor beside those that the tests look at. */
const editing: readonly State[] = [
  ...(['middle', 'far'] as const).map(
    (detail): State => ({
      name: `the canvas from ${detail === 'far' ? 'far away' : 'farther away'}`,
      async open(page, { flow }) {
        await openFlow(page, flow);
        await zoomOutTo(page, detail);
      },
    }),
  ),
  {
    name: 'a step that is chosen',
    async open(page, { flow }) {
      await openFlow(page, flow);
      await canvas(page).focus();
      await page.keyboard.press('ArrowRight');
      await page.keyboard.press('ArrowRight');
    },
  },
  {
    name: 'the menu for the next step',
    async open(page) {
      await canvas(page).focus();
      await page.keyboard.press('Tab');
      await page.getByRole('dialog', { name: 'What comes next?' }).waitFor();
    },
  },
  {
    name: 'a wire that is chosen',
    async open(page) {
      // The menu before was closed, and the step is still chosen.
      await canvas(page).focus();
      await page.keyboard.press('w');
      await expect(canvas(page).locator('[aria-live]').last()).toHaveText(/^Wire from/);
    },
  },
  {
    name: 'the menu of a wire',
    async open(page) {
      await page.keyboard.press('Shift+F10');
      await page.getByRole('menu', { name: 'The chosen wire' }).waitFor();
    },
  },
  {
    name: 'a text that is written on a card',
    async open(page, { flow }) {
      await openFlow(page, flow);
      await page
        .getByRole('group', { name: /^What do they need/ })
        .locator('h3')
        .click();
      await page.keyboard.press('Enter');
      await page.keyboard.press('End');
      await page.keyboard.type(' On {{');
      await page.getByRole('listbox', { name: 'Variables' }).waitFor();
    },
    async close(page) {
      await page.keyboard.press('Escape');
      await page.keyboard.press('Escape');
      await canvas(page).focus();
      await page.keyboard.press('ControlOrMeta+z');
      await expect(page.getByText('Saved', { exact: false }).first()).toBeVisible();
    },
  },
];

/** Where nothing is yet. */
const empty: readonly State[] = [
  {
    name: 'nothing: an empty flow',
    open: (page, places) => openFlow(page, places.empty),
  },
  ...DRAWERS.map(
    (tool): State => ({
      name: `nothing: the drawer “${tool}”`,
      async open(page) {
        await button(page, tool).click();
      },
    }),
  ),
  {
    name: 'nothing: no contact has that in the name',
    async open(page) {
      await page.goto('/contacts');
      await page.getByRole('searchbox', { name: 'Find a contact' }).fill('nobody is called like that');
      await expect(page.getByRole('heading', { name: 'Nobody fits' })).toBeVisible();
    },
  },
  {
    name: 'nothing: no call-back was given up',
    async open(page) {
      await page.goto('/call-backs');
      await page.getByRole('tab', { name: /^Given up/ }).click();
      await expect(page.getByRole('heading', { name: 'Nothing was given up' })).toBeVisible();
    },
  },
  {
    name: 'nothing: no call is like that',
    async open(page) {
      await page.goto('/calls');
      await page.getByRole('combobox', { name: 'Status' }).selectOption({ label: 'Failed' });
      await expect(page.getByRole('table')).toHaveCount(0);
    },
  },
];

/** Where figures would be. */
const noFigures: readonly State[] = [
  {
    name: 'nothing: no call in this period of the analytics',
    async open(page) {
      await page.goto('/analytics?period=own&from=2020-01-01&to=2020-01-07');
      await page.getByText('No calls in this period').waitFor();
    },
  },
  {
    name: 'nothing: a month in which nothing was used',
    async open(page) {
      await page.goto('/usage');
      await page.getByRole('combobox', { name: 'Month' }).selectOption({ index: 12 });
      await page.getByText('Nothing was used in this month').waitFor();
    },
  },
];

/** What goes wrong. */
const wrong: readonly State[] = [
  {
    name: 'wrong: a page that is not there',
    open: (page) => page.goto('/no/such/page'),
  },
  {
    name: 'wrong: an agent that is not there',
    open: (page) => page.goto('/agents/agent_00000000000000000000/flow'),
  },
  ...(
    [
      '/',
      '/live',
      '/calls',
      '/analytics',
      '/contacts',
      '/call-backs',
      '/after-call',
      '/calendar',
      '/knowledge',
      '/usage',
      '/alerts',
      '/settings',
    ] as const
  ).map(
    (path): State => ({
      name: `wrong: the server does not answer at ${path}`,
      open: (page) =>
        broken(page, async () => {
          await page.goto(path);
          await page.getByRole('button', { name: /again/i }).first().waitFor({ timeout: 30_000 });
        }),
    }),
  ),
];

/** Everything that is looked at, in the order in which it can be opened in one page. */
export const pictures: readonly State[] = [...screens, ...editing, ...empty, ...noFigures, ...wrong];
