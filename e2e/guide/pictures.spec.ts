import { expect, type Locator, type Page } from '@playwright/test';
import { test } from '../support/product.ts';
import { takePicture } from './take-picture.ts';

test.use({
  viewport: { width: 1200, height: 750 },
  deviceScaleFactor: 1.5,
  contextOptions: { reducedMotion: 'reduce' },
});

const QUESTION = 'Corner bakery, this is the AI assistant. Opening hours, or an order?';
const HOURS = 'We are open from seven until six, and on Sundays until noon.';
/** The practice voice speaks as slowly as people do. */
const SPOKEN = { timeout: 60_000 };

const card = (page: Page, name: RegExp) => page.getByRole('group', { name });
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const conversation = (page: Page) => page.getByRole('log', { name: 'Conversation' });
const ways = (page: Page) => page.getByRole('group', { name: 'Ways on' });

async function write(field: Locator, text: string): Promise<void> {
  await field.click();
  await field.fill(text);
}

async function writeOnCard(page: Page, step: RegExp, text: string): Promise<void> {
  await card(page, step).locator('p').first().dblclick();
  await page.getByLabel('Text on the card').fill(text);
  await page.keyboard.press('Escape');
}

const chooseKind = (page: Page, kind: string) =>
  page.getByRole('dialog', { name: 'What comes next?' }).getByRole('button', { name: kind, exact: true }).click();

/** Leads a way out of the chosen step to another one, by its form. */
async function lead(page: Page, way: string, step: RegExp): Promise<void> {
  const list = ways(page).getByLabel(way, { exact: true });
  // A long list is put in when somebody reaches for it.
  await list.focus();
  await list.locator('option').nth(2).waitFor({ state: 'attached' });
  const name = (await list.locator('option').allTextContents()).find((text) => step.test(text));
  if (name === undefined) throw new Error(`no step is called like ${step}`);
  await list.selectOption({ label: name });
}

async function say(page: Page, words: string, answer: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Type what the caller says' }).fill(words);
  await button(page, 'Say it').click();
  await expect(conversation(page)).toContainText(answer, SPOKEN);
}

test('the agent that “Your first agent in ten minutes” begins with, with its pictures', async ({ signedIn: page }) => {
  await takePicture(page, 'agents');
  await page
    .getByRole('link', { name: /Front desk/ })
    .first()
    .click();
  await page.getByRole('tab', { name: 'Test call' }).click();
  await button(page, 'Type instead').click();
  await expect(conversation(page)).toContainText('help', SPOKEN);
  await say(page, 'I would like to book an appointment', 'day');
  await takePicture(page, 'call-it');
});

test('what it tells people to do to make one, with its pictures', async ({ signedIn: page }) => {
  await button(page, 'New agent').click();
  await write(page.getByLabel('Name', { exact: true }), 'Corner bakery');
  await page.getByRole('radio', { name: 'Empty flow' }).click();
  await takePicture(page, 'new-agent');
  await button(page, 'Create').click();
  await drawBakery(page);

  await page.getByRole('tab', { name: 'Test call' }).click();
  await button(page, 'Type instead').click();
  await expect(conversation(page)).toContainText('Corner bakery', SPOKEN);
  await say(page, 'When are you open?', 'seven until six');
  await takePicture(page, 'test-call');

  await page.getByRole('button', { name: /^Publish/ }).click();
  await page.getByRole('dialog').getByLabel('A note for the list of versions').fill('The bakery answers its phone.');
  await takePicture(page, 'publish');
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Publish/ })
    .last()
    .click();
  await expect(page.getByText('Version 1 is live.')).toBeVisible();
});

/** Start, menu, hours, order, goodbye. */
async function drawBakery(page: Page): Promise<void> {
  await page.locator('.react-flow__edge').first().hover();
  await button(page, 'Add a step on this wire').click();
  await page.getByRole('dialog', { name: 'What comes next?' }).waitFor();
  await takePicture(page, 'next-step');
  await chooseKind(page, 'Menu');
  await writeOnCard(page, /^Menu/, QUESTION);
  const choices = page.getByRole('group', { name: 'Choices' });
  await write(choices.getByLabel('Name', { exact: true }), 'An order');
  await button(page, 'Add a choice').click();
  await write(choices.getByLabel('Name', { exact: true }).last(), 'Opening hours');
  await write(choices.getByLabel('What callers say for it').last(), 'when are you open\nhours');
  await button(page, 'Show everything').click();
  await takePicture(page, 'menu');

  await addBehind(page, 'Say');
  await writeOnCard(page, /^Say/, HOURS);
  await lead(page, 'Next', /Goodbye/);
  await button(page, 'Show everything').click();
  await card(page, /^Menu/).locator('h3').click();
  await addBehind(page, 'Collect');
  await writeOnCard(page, /^Collect/, 'What would you like, and for which day?');
  await button(page, 'Add a value').click();
  await takePicture(page, 'problem');
  await page.getByRole('button', { name: /^Fix: Declare/ }).click();
  await lead(page, 'Collected', /Goodbye/);
  await button(page, 'Show everything').click();
  await card(page, /^Menu/).locator('h3').click();
  await lead(page, 'An order', /Collect/);
  await button(page, 'Show everything').click();
}

/** A step behind the one that is chosen, at its first way out that leads nowhere. */
async function addBehind(page: Page, kind: string): Promise<void> {
  await page.getByRole('region', { name: 'Flow', exact: true }).focus();
  await page.keyboard.press('Tab');
  await chooseKind(page, kind);
}
