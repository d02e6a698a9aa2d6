import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { launchOptions } from '../support/launch-options.ts';
import { makeAgent } from '../support/make-agent.ts';
import { writeMicrophoneFile } from '../support/microphone-file.ts';
import { pressUntilReached, whisper } from '../support/press-until-reached.ts';
import { test } from '../support/product.ts';

const MICROPHONE = join(tmpdir(), `aybiza-e2e-operator-${process.pid}.wav`);

// The operator's; the callers here type. They are heard once they have taken the call over, and nobody is impatient then.
test.use({ launchOptions: launchOptions({ microphone: MICROPHONE }) });
test.beforeAll(() => writeMicrophoneFile(MICROPHONE, [[20, 'yes please']]));
test.afterAll(() => rm(MICROPHONE, { force: true }));

const FLOW = {
  schemaVersion: 1,
  name: 'Paint shop',
  nodes: {
    start: { kind: 'start', label: 'Start', position: { x: 0, y: 0 }, data: {} },
    colour: {
      kind: 'menu',
      label: 'Which colour',
      position: { x: 300, y: 0 },
      data: {
        prompt: 'Which colour would you like?',
        // Somebody else's page is opened meanwhile.
        noInput: { waitSeconds: 60 },
        options: ['red', 'blue'].map((id) => ({ id, label: id, phrases: [id] })),
      },
    },
    bye: {
      kind: 'end',
      label: 'Bye',
      position: { x: 600, y: 0 },
      data: { text: 'It is on its way.', outcome: 'sold' },
    },
  },
  edges: {
    a: { from: { node: 'start', port: 'next' }, to: { node: 'colour' } },
    b: { from: { node: 'colour', port: 'option.red' }, to: { node: 'bye' } },
    c: { from: { node: 'colour', port: 'option.blue' }, to: { node: 'bye' } },
  },
};

async function openLive(page: Page): Promise<Page> {
  const live = await page.context().newPage();
  await live.goto('/live');
  return live;
}

async function say(page: Page, words: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Type what the caller says' }).fill(words);
  await page.getByRole('button', { name: 'Say it' }).click();
}

test('a call is seen as it goes on, whispered to, taken over, given back and ended by somebody on another page', async ({
  signedIn: page,
}) => {
  await makeAgent(page, JSON.stringify(FLOW));
  const live = await openLive(page);
  await page.getByRole('button', { name: 'Type instead' }).click();
  const conversation = page.getByRole('log', { name: 'Conversation' });
  await expect(conversation).toContainText('Which colour would you like?');

  const row = live.getByRole('table', { name: 'Live' }).getByRole('row', { name: /Paint shop/ });
  await expect(row).toContainText('Which colour');
  // Others may be calling: the drawing is that of the agent that is looked at.
  await live.getByRole('combobox', { name: 'Agent' }).selectOption('Paint shop');
  await expect(
    live.getByRole('region', { name: /^Where the calls of Paint shop/ }).locator('a[data-floor]'),
  ).toHaveCount(1);
  await live.reload();
  // What has ended is told of while somebody looks on, so this page stays.
  const board = await openLive(page);
  await expect(board.getByRole('row', { name: /Paint shop/ })).toContainText('Which colour');
  await row.getByRole('link').click();

  const panel = live.getByRole('region', { name: 'Operator' });
  await whisper(panel, 'Blue is sold out.');
  await expect(panel).toContainText('cannot use it');
  await panel.getByRole('button', { name: 'Take over by typing' }).click();
  await panel.getByRole('textbox', { name: 'Say to the caller' }).fill('This is Anna: blue is sold out.');
  await panel.getByRole('button', { name: 'Say it' }).click();
  await expect(conversation).toContainText('This is Anna: blue is sold out.');
  await say(page, 'blue');
  const transcript = live.getByRole('region', { name: 'Transcript' });
  await expect(transcript.getByRole('button', { name: /Caller.*blue/ })).toBeVisible();
  await panel.getByRole('button', { name: 'Give back to the agent' }).click();
  await expect(conversation).toContainText('You are talking with the assistant again.');
  await expect(transcript.getByRole('button', { name: /Agent.*Which colour would you like/ }).last()).toBeVisible();

  await panel.getByRole('button', { name: 'End…' }).click();
  const dialog = live.getByRole('dialog');
  await pressUntilReached(dialog.getByRole('button', { name: 'End the call' }), dialog, () => dialog.isHidden());
  await expect(board.getByRole('row', { name: /Paint shop/ })).toContainText('Ended: ended by a person');
  await expect(page.getByText('Outcome: ended by a person')).toBeVisible();
  await expect(panel).toBeHidden();
  await expect(live.getByText('ended by a person').first()).toBeVisible();
});

test('somebody takes a call over by voice: what they say into their microphone reaches the caller, and is in the transcript', async ({
  signedIn: page,
}) => {
  await makeAgent(page, JSON.stringify({ ...FLOW, name: 'Tile shop' }));
  await page.getByRole('button', { name: 'Type instead' }).click();
  const conversation = page.getByRole('log', { name: 'Conversation' });
  await expect(conversation).toContainText('Which colour would you like?');
  const live = await openLive(page);
  await live
    .getByRole('table', { name: 'Live' })
    .getByRole('row', { name: /Tile shop draft Which colour/ })
    .getByRole('link')
    .click();
  const panel = live.getByRole('region', { name: 'Operator' });
  await panel.getByRole('button', { name: 'Take over by voice' }).click();
  await expect(panel).toContainText('The caller hears you.');
  const transcript = live.getByRole('region', { name: 'Transcript' });
  await expect(transcript.getByRole('button', { name: /Operator.*yes please/i })).toBeVisible();
  await expect(conversation).toContainText(/yes please/i);
  await panel.getByRole('button', { name: 'Give back to the agent' }).click();
  await expect(conversation).toContainText('You are talking with the assistant again.');
  await say(page, 'red');
  await expect(conversation).toContainText('It is on its way.');
});
