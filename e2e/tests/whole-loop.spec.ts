import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { finishedCall } from '../support/finished-call.ts';
import { readInstallation } from '../support/installation.ts';
import { launchOptions } from '../support/launch-options.ts';
import { makeAgent } from '../support/make-agent.ts';
import { writeMicrophoneFile } from '../support/microphone-file.ts';
import { whisper } from '../support/press-until-reached.ts';
import { test } from '../support/product.ts';
import { saveDraft } from '../support/save-draft.ts';

const MICROPHONE = join(tmpdir(), `aybiza-e2e-whole-loop-${process.pid}.wav`);

test.use({ launchOptions: launchOptions({ microphone: MICROPHONE }) });

// Once somebody has looked on; the agent waits for it.
test.beforeAll(() => writeMicrophoneFile(MICROPHONE, [[50, 'I would like to book an appointment']]));
test.afterAll(() => rm(MICROPHONE, { force: true }));

/** One question; whoever books comes to the ending that is given. */
const flow = (outcome: 'booked' | 'called back') => ({
  schemaVersion: 1,
  name: 'Front door',
  nodes: {
    start: { kind: 'start', label: 'Start', position: { x: 0, y: 0 }, data: {} },
    wish: {
      kind: 'menu',
      label: 'What they want',
      position: { x: 300, y: 0 },
      data: {
        prompt: 'Would you like to book, or to cancel a visit?',
        noInput: { waitSeconds: 60 },
        options: [
          { id: 'book', label: 'Book', phrases: ['I would like to book an appointment'] },
          { id: 'cancel', label: 'Cancel', phrases: ['cancel my visit'] },
        ],
      },
    },
    done: { kind: 'end', label: 'Done', position: { x: 600, y: 0 }, data: { text: 'That is done. Goodbye.', outcome } },
    cancelled: {
      kind: 'end',
      label: 'Cancelled',
      position: { x: 600, y: 200 },
      data: { text: 'It is cancelled. Goodbye.', outcome: 'cancelled' },
    },
  },
  edges: {
    a: { from: { node: 'start', port: 'next' }, to: { node: 'wish' } },
    b: { from: { node: 'wish', port: 'option.book' }, to: { node: 'done' } },
    c: { from: { node: 'wish', port: 'option.cancel' }, to: { node: 'cancelled' } },
  },
  afterCall: [
    { id: 'summary', kind: 'summary', name: 'Summary', when: '', after: [], data: { instructions: 'In a sentence.' } },
  ],
});

const conversationOf = (page: Page) => page.getByRole('log', { name: 'Conversation' });

/** Somebody else has the call in front of them while it goes on. */
async function lookOn(page: Page): Promise<Page> {
  const live = await page.context().newPage();
  await live.goto('/live');
  await live
    .getByRole('row', { name: /Front door.*What they want/ })
    .getByRole('link')
    .click();
  const panel = live.getByRole('region', { name: 'Operator' });
  await panel.getByRole('button', { name: 'Listen in' }).click();
  await expect(panel.getByRole('button', { name: 'Stop listening' })).toBeVisible();
  await whisper(panel, 'They are new here.');
  await expect(panel).toContainText('at the next step that a model leads');
  return live;
}

test('a call by voice is watched live, followed up, replayed, gone on from, kept as a scenario, and back-tested', async ({
  signedIn: page,
}) => {
  await makeAgent(page, JSON.stringify(flow('booked')));
  await page.getByRole('button', { name: 'Call it' }).first().click();
  await expect(conversationOf(page)).toContainText('Would you like to book');
  const live = await lookOn(page);
  // It takes most of a minute until the caller speaks.
  await expect(page.getByText('Outcome: booked')).toBeVisible({ timeout: 180_000 });
  const { id } = await finishedCall(readInstallation(), { channel: 'browser' });

  await test.step('what came of it arrives on the page that was watched', async () => {
    await expect(live).toHaveURL(new RegExp(`/calls/${id}$`));
    await expect(live.getByRole('region', { name: 'Operator' })).toBeHidden();
    await live.getByRole('tab', { name: 'After the call' }).click();
    const steps = live.getByRole('list', { name: 'Steps', exact: true });
    await expect(steps.getByRole('listitem').first()).toContainText('Done');
  });

  await test.step('its steps can be walked through, and it can be gone on from', async () => {
    await expect(live.getByText(/^Step (\d+) of \1$/)).toBeVisible();
    await live.keyboard.press('ArrowLeft');
    await live.getByRole('link', { name: 'Go on from here' }).click();
    await live.getByRole('button', { name: 'Go on by typing' }).click();
    await expect(conversationOf(live)).toContainText('Would you like to book');
    await live.getByRole('textbox', { name: 'Type what the caller says' }).fill('cancel my visit');
    await live.getByRole('button', { name: 'Say it' }).click();
    await expect(live.getByText('Outcome: cancelled')).toBeVisible();
  });

  await test.step('it is kept as a scenario', async () => {
    await live.goto(`/calls/${id}`);
    await live.getByRole('link', { name: 'Keep as a scenario' }).click();
    const scenarios = live.getByRole('region', { name: 'Scenarios', exact: true });
    await expect(scenarios.getByRole('button', { name: /Passed.*A call that ends as “booked”/ })).toBeVisible();
    await expect(live.getByText(/^Saved/)).toBeVisible();
  });

  await test.step('a draft that would have ended it otherwise is found out, by exactly this call', async () => {
    await saveDraft(live, flow('called back'));
    await live.getByRole('button', { name: /^Publish/ }).click();
    await live.getByRole('link', { name: /Back-test the draft/ }).click();
    await live.getByLabel('Test calls as well').check();
    await live.getByRole('button', { name: 'Test the draft' }).click();
    await expect(live.getByText('2 of 2 calls')).toBeVisible();
    await expect(live.getByRole('tab', { name: 'Other outcome (1)' })).toHaveAttribute('aria-selected', 'true');
    await live
      .getByRole('row', { name: /booked → called back/ })
      .getByRole('link')
      .click();
    await expect(live).toHaveURL(new RegExp(`/calls/${id}`));
  });
});
