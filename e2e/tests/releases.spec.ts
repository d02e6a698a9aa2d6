import { expect, type Page } from '@playwright/test';
import { chooseStep } from '../support/choose-step.ts';
import { dayAhead } from '../support/day-ahead.ts';
import { test } from '../support/product.ts';

// Wide enough for the step that is written in.
test.use({ viewport: { width: 1920, height: 1080 }, timezoneId: 'Europe/Zurich' });

async function newAgent(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: 'New agent' }).click();
  await page.getByLabel('Name', { exact: true }).fill(name);
  await page.getByRole('radio', { name: /Dental practice/ }).check();
  await page.getByRole('button', { name: 'Create', exact: true }).click();
  await expect(page.locator('.react-flow__node').first()).toBeVisible();
}

/** Publishes the draft, as is chosen in the dialog before. */
async function publish(page: Page, choose: (dialog: ReturnType<Page['getByRole']>) => Promise<void> = async () => {}) {
  await page.getByRole('button', { name: 'Publish', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await choose(dialog);
  await dialog.getByRole('button', { name: /^Publish/ }).click();
  await expect(dialog).toBeHidden();
}

const openVersions = (page: Page) => page.getByRole('button', { name: 'Versions', exact: true }).click();
const whereItAnswers = (page: Page) => page.getByRole('region', { name: 'Where it answers' });

test('a new version meets a tenth of the callers, watched; one click takes it back, and another one brings it again', async ({
  signedIn: page,
}) => {
  await newAgent(page, 'Tried with some');
  await publish(page);
  await publish(page, async (dialog) => {
    await dialog.getByLabel('Who meets it').selectOption('10');
    await dialog.getByLabel('Go back by itself if it goes worse').check();
    await expect(dialog).toContainText('Version 2 answers 10 % of new calls');
  });
  await openVersions(page);
  const live = whereItAnswers(page).getByRole('listitem').filter({ hasText: 'Live' });
  await expect(live).toContainText('Version 2, 10 %');
  await expect(live).toContainText('Version 1, 90 %');
  await expect(live).toContainText('Version 2 goes back by itself if it goes worse.');
  await live.getByRole('button', { name: 'Roll back to version 1' }).click();
  await expect(live).toContainText('Version 1, 100 %');
  await expect(live).not.toContainText('Watched');
  await live.getByRole('button', { name: 'Undo' }).click();
  await expect(live).toContainText('Version 2, 10 %');
  await expect(live).toContainText('Watched');
  await expect(live.getByRole('button', { name: 'Undo' })).toBeHidden();
});

test('a version is published at a time by the workspace’s clock; the time is changed, and then it does not begin', async ({
  signedIn: page,
}) => {
  await newAgent(page, 'Begins later');
  await publish(page);
  const [day, dayAfter] = [dayAhead(90), dayAhead(91)];
  await publish(page, async (dialog) => {
    await dialog.getByText('When and where').click();
    await dialog.getByLabel('When', { exact: true }).selectOption('At a time');
    await dialog.getByLabel('Date and time').fill(`${day.field}T07:30`);
    await expect(dialog).toContainText(day.words);
    await expect(dialog).toContainText(/By the clock of (the workspace|this device) \(/);
  });
  await openVersions(page);
  const planned = whereItAnswers(page).getByRole('list', { name: 'Planned' });
  await expect(planned).toContainText('Version 2, 100 %');
  await expect(planned).toContainText(day.words);
  await expect(planned).toContainText(/7:30.AM \(/);
  await planned.getByRole('button', { name: 'Change the time' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Date and time').fill(`${dayAfter.field}T18:05`);
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(planned).toContainText(/6:05.PM \(/);
  await planned.getByRole('button', { name: 'Do not begin' }).click();
  await dialog.getByRole('button', { name: 'Do not begin' }).click();
  await expect(planned).toBeHidden();
  await expect(whereItAnswers(page)).toContainText('Version 1, 100 %');
});

test('a version is tried in development, called there, and promoted to the callers once it was said what they will notice', async ({
  signedIn: page,
}) => {
  await newAgent(page, 'Tried elsewhere');
  await publish(page);
  const write = async (words: string) => {
    await chooseStep(page, 'How can I help');
    await page.getByLabel('What is asked').fill(`${words} How can I help?`);
    await expect(page.getByText(/^Saved/)).toBeVisible();
  };
  await write('Spring words.');
  await publish(page, async (dialog) => {
    await dialog.getByText('When and where').click();
    await dialog.getByLabel('Where', { exact: true }).selectOption('Development');
    await expect(dialog).toContainText('in “Development”');
  });
  await openVersions(page);
  const [live, development] = [/^Live/, /^Development/].map((name) =>
    whereItAnswers(page)
      .getByRole('listitem')
      // Its name comes first; a dialog of another one may offer it as well.
      .filter({ hasText: name }),
  );
  if (live === undefined || development === undefined) throw new Error('both are looked for');
  await expect(live).toContainText('Version 1, 100 %');
  await expect(development).toContainText('Version 2, 100 %');

  await write('Words of the draft.');
  await page.getByRole('tab', { name: 'Test call' }).click();
  await page.getByLabel('What is called').selectOption('development');
  await page.getByRole('button', { name: 'Type instead' }).click();
  await expect(page.getByRole('log', { name: 'Conversation' })).toContainText('Spring words');
  await development.getByRole('button', { name: 'Promote…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Where', { exact: true }).selectOption('Live');
  const noticed = dialog.getByRole('region', { name: 'What callers will notice' });
  await expect(noticed.getByRole('insertion')).toHaveText(['Spring', 'words']);
  await dialog.getByRole('button', { name: 'Promote to Live' }).click();
  await expect(live).toContainText('Version 2, 100 %');
  await expect(live.getByRole('button', { name: 'Roll back to version 1' })).toBeVisible();
});
