import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Locator, type Page } from '@playwright/test';
import { finishedCall } from '../support/finished-call.ts';
import { focusByKeys } from '../support/focus-by-keys.ts';
import { readInstallation } from '../support/installation.ts';
import { launchOptions } from '../support/launch-options.ts';
import { writeMicrophoneFile } from '../support/microphone-file.ts';
import { test } from '../support/product.ts';

const MICROPHONE = join(tmpdir(), `aybiza-e2e-drawn-${process.pid}.wav`);

// A camera that travels would be somewhere else when the mouse arrives.
test.use({ launchOptions: launchOptions({ microphone: MICROPHONE }), contextOptions: { reducedMotion: 'reduce' } });
// Whoever is not understood says it again.
test.beforeAll(() =>
  writeMicrophoneFile(MICROPHONE, [
    [9, 'opening hours'],
    [21, 'opening hours'],
    [33, 'opening hours'],
  ]),
);
test.afterAll(() => rm(MICROPHONE, { force: true }));

const QUESTION = 'This is the corner bakery. Opening hours, or leave your name?';
const HOURS = 'We are open from seven until six.';

const card = (page: Page, name: RegExp | string) => page.getByRole('group', { name });
const port = (page: Page, step: RegExp, label: string) =>
  card(page, step).locator('li').filter({ hasText: label }).locator('.react-flow__handle');

/** The caller says what the menu offers, hears the answer, and the call ends as drawn. */
async function hearsTheHours(page: Page): Promise<void> {
  const conversation = page.getByRole('log', { name: 'Conversation' });
  await expect(conversation).toContainText('This is the corner bakery.');
  await expect(conversation).toContainText('opening hours');
  await expect(conversation).toContainText(HOURS);
  await expect(page.getByText('Outcome: finished')).toBeVisible();
  const { call } = await finishedCall(readInstallation(), { channel: 'browser' });
  expect(call).toMatchObject({ outcome: 'finished', endReason: 'finished' });
}

/** The first version answers calls, and the dialog that asked for it is gone. */
async function isLive(page: Page): Promise<void> {
  await expect(page.getByText('Live v1', { exact: true })).toBeVisible();
  await expect(page.getByRole('dialog')).toHaveCount(0);
}

async function write(field: Locator, text: string): Promise<void> {
  await field.click();
  await field.fill(text);
}

/** Waits until a thing has stayed where it is for twelve frames: “Show everything” moves the canvas some frames after the click. */
const holdsStill = (place: Locator) =>
  place.evaluate(async (element) => {
    const where = () => {
      const { x, y, width } = element.getBoundingClientRect();
      return `${x} ${y} ${width}`;
    };
    let last = where();
    for (let still = 0; still < 12; ) {
      await new Promise(requestAnimationFrame);
      const now = where();
      still = now === last ? still + 1 : 0;
      last = now;
    }
  });

/** From one place to another with the button held, as a hand does it. */
async function drag(page: Page, from: Locator, to: Locator | { x: number; y: number }): Promise<void> {
  const middle = async (place: Locator) => {
    await holdsStill(place);
    const box = await place.boundingBox();
    if (box === null) throw new Error('what is dragged is on the screen');
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  };
  const [start, end] = [await middle(from), 'x' in to ? to : await middle(to)];
  await page.mouse.move(start.x, start.y);
  await page.mouse.down();
  await page.mouse.move((start.x + end.x) / 2, (start.y + end.y) / 2, { steps: 5 });
  await page.mouse.move(end.x, end.y, { steps: 5 });
  await page.mouse.up();
}

/** Draws a wire between two steps and sees that it is there. */
async function connect(page: Page, from: Locator, to: Locator): Promise<void> {
  const wires = page.locator('.react-flow__edge');
  const before = await wires.count();
  await drag(page, from, to);
  await expect(wires).toHaveCount(before + 1);
}

test('an agent is drawn on an empty canvas by mouse, published, and answers a voice', async ({ signedIn: page }) => {
  const chooseKind = (kind: string) =>
    page.getByRole('dialog', { name: 'What comes next?' }).getByRole('button', { name: kind, exact: true }).click();
  await page.getByRole('button', { name: 'New agent' }).click();
  await write(page.getByLabel('Name', { exact: true }), 'Bakery by mouse');
  await page.getByRole('radio', { name: 'Empty flow' }).click();
  await page.getByRole('button', { name: 'Create', exact: true }).click();

  // A menu, into the wire that is there.
  await page.locator('.react-flow__edge').first().hover();
  await page.getByRole('button', { name: 'Add a step on this wire' }).click();
  await chooseKind('Menu');
  await card(page, /^Menu/).locator('p').first().dblclick();
  await page.getByLabel('Text on the card').fill(QUESTION);
  const choices = page.getByRole('group', { name: 'Choices' });
  await write(choices.getByLabel('Name', { exact: true }), 'Opening hours');
  await page.getByRole('button', { name: 'Add a choice' }).click();
  await write(choices.getByLabel('Name', { exact: true }).last(), 'Leave a name');

  // What is said, at the end of a wire that is let go over empty canvas, beside the overview; then the wire on from there.
  await page.getByRole('button', { name: 'Show everything' }).click();
  await drag(page, port(page, /^Menu/, 'Opening hours'), { x: 480, y: 560 });
  await chooseKind('Say');
  await card(page, /^Say/).locator('p').first().dblclick();
  await page.getByLabel('Text on the card').fill(HOURS);
  await page.getByRole('button', { name: 'Show everything' }).click();
  await connect(page, port(page, /^Say/, 'Next'), card(page, /^Goodbye/));

  // A question, taken out of the list of steps.
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  await page.getByRole('button', { name: /^Collect/ }).dragTo(page.locator('.react-flow__pane'), {
    targetPosition: { x: 120, y: 420 },
  });
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  await card(page, /^Collect/)
    .locator('p')
    .first()
    .dblclick();
  await page.getByLabel('Text on the card').fill('What is your name?');
  await page.getByRole('button', { name: 'Add a value' }).click();
  await page.getByRole('button', { name: 'Fix: Declare “answer”' }).click();
  await page.getByRole('button', { name: 'Show everything' }).click();
  await connect(page, port(page, /^Menu/, 'Leave a name'), card(page, /^Collect/));
  await connect(page, port(page, /^Collect/, 'Collected'), card(page, /^Goodbye/));

  await page.getByRole('button', { name: /^Publish/ }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Publish with warnings' }).click();
  await isLive(page);
  await page.getByRole('button', { name: 'Call it' }).first().click();
  await hearsTheHours(page);
});

test('the same agent is drawn without a mouse, published, and answers a voice', async ({ page }) => {
  const { keyboard } = page;
  const go = (target: Locator) => focusByKeys(page, target);
  const press = async (target: Locator) => {
    await go(target);
    await keyboard.press('Enter');
  };
  /** After the step that is chosen; then what is said or asked there. */
  const addAfter = async (kind: string, text: string) => {
    await keyboard.press('Tab');
    await keyboard.type(kind);
    await keyboard.press('Enter');
    await keyboard.press('Enter');
    await keyboard.type(text);
    await keyboard.press('Escape');
  };
  const lead = async (way: string, step: string) => {
    await go(page.getByRole('group', { name: 'Ways on' }).getByLabel(way, { exact: true }));
    await keyboard.type(step);
  };
  await page.goto('/');
  await press(page.getByRole('button', { name: /demo/i }));
  await press(page.getByRole('button', { name: 'New agent' }));
  await keyboard.type('Bakery by keys');
  await go(page.getByRole('radio', { name: 'Dental practice' }));
  while (!(await page.getByRole('radio', { name: 'Empty flow' }).isChecked())) await keyboard.press('ArrowUp');
  await press(page.getByRole('button', { name: 'Create', exact: true }));
  await expect(card(page, /^Goodbye/)).toBeVisible();

  await go(page.getByRole('region', { name: 'Flow' }));
  await keyboard.press('ArrowRight');
  await addAfter('menu', QUESTION);
  await keyboard.press('ControlOrMeta+Enter');
  const choices = page.getByRole('group', { name: 'Choices' });
  await go(choices.getByLabel('Name', { exact: true }));
  await keyboard.press('ControlOrMeta+a');
  await keyboard.type('Opening hours');
  await press(page.getByRole('button', { name: 'Add a choice' }));
  await focusByKeys(page, choices.getByLabel('Name', { exact: true }).last(), 'Shift+Tab');
  await keyboard.press('ControlOrMeta+a');
  await keyboard.type('Leave a name');
  await keyboard.press('ControlOrMeta+Enter');

  // It takes the first way that leads nowhere yet: “Leave a name”.
  await addAfter('collect', 'What is your name?');
  await keyboard.press('ControlOrMeta+Enter');
  await press(page.getByRole('button', { name: 'Add a value' }));
  await focusByKeys(page, page.getByRole('button', { name: 'Fix: Declare “answer”' }), 'Shift+Tab');
  await keyboard.press('Enter');
  await lead('Collected', 'Goodbye');
  await keyboard.press('ControlOrMeta+Enter');

  await keyboard.press('ArrowLeft');
  await addAfter('say', HOURS);
  await keyboard.press('ControlOrMeta+Enter');
  await lead('Next', 'Goodbye');
  await keyboard.press('ControlOrMeta+Enter');
  await keyboard.press('ArrowLeft');
  await keyboard.press('ControlOrMeta+Enter');
  await lead('Opening hours', 'Say');
  await lead('Not understood', 'Handler');

  await keyboard.press('ControlOrMeta+Shift+P');
  await press(page.getByRole('dialog').getByRole('button', { name: 'Publish with warnings' }));
  await isLive(page);
  await focusByKeys(page, page.getByRole('button', { name: 'Call it' }).first(), 'Shift+Tab');
  await keyboard.press('Enter');
  await hearsTheHours(page);
});
