import { expect, type Page } from '@playwright/test';
import { readInstallation } from '../support/installation.ts';
import { makeAgent } from '../support/make-agent.ts';
import { test } from '../support/product.ts';
import { startWebhookReceiver, type WebhookReceiver } from '../support/webhook-receiver.ts';

const FROM = '+442079460123';
/** Practice equipment answers like this (`apps/sandbox/src/twilio/practice-phones.ts`). */
const [PERSON, BUSY, MACHINE] = ['020 7946 0955', '020 7946 0990', '020 7946 0992'];
const LIST = `Patient;Phone;Note\n\nKim;${PERSON};\nLee;${BUSY};\nAnn;${MACHINE};\nTypo;nobody;\n`;
/** Who is busy is called again after so long; the campaign is paused before that. */
const BUSY_MINUTES = 2;
const PATIENT = { timeout: 300_000 };

const node = (kind: string, data: unknown) => ({ kind, label: kind, data, position: { x: 0, y: 0 } });
const edge = (port: string, to: string) => ({ from: { node: 'start', port }, to: { node: to } });
const flow = {
  schemaVersion: 1,
  name: 'Reminders',
  variables: {},
  nodes: {
    start: node('start', { direction: 'outbound', inputs: [] }),
    greet: node('end', {
      text: 'Hello, this is the dentist. See you tomorrow at nine, as we have agreed.',
      outcome: 'told',
    }),
    message: node('end', { text: 'Please call the dentist back.', outcome: 'left a message' }),
    nobody: node('end', { text: '', outcome: 'not reached' }),
  },
  edges: { a: edge('person', 'greet'), b: edge('voicemail', 'message'), c: edge('noAnswer', 'nobody') },
};

let receiver: WebhookReceiver;
test.beforeAll(async () => {
  receiver = await startWebhookReceiver(readInstallation().modelPort);
});
test.afterAll(() => receiver.close());

/** Asks the API as the page does. */
function ask(page: Page, procedure: string, input: object): Promise<unknown> {
  return page.evaluate(
    async ([path, given]) => {
      const headers = { 'content-type': 'application/json', 'x-aybiza-page': '1' };
      const response = await fetch(`/api/trpc/${path}`, { method: 'POST', headers, body: JSON.stringify(given) });
      const answer = await response.json();
      if (!response.ok) throw new Error(JSON.stringify(answer));
      return answer.result.data;
    },
    [procedure, input] as const,
  );
}

/** An agent that calls people. */
async function publishCaller(page: Page): Promise<void> {
  await makeAgent(page, JSON.stringify(flow));
  const agentId = new URL(page.url()).pathname.split('/')[2];
  await ask(page, 'flow.publish', { agentId });
}

test('three people on a list are called: one is reached, one is a machine, one is busy and called again', async ({
  signedIn: page,
}) => {
  await publishCaller(page);
  await ask(page, 'webhook.create', { url: receiver.url, events: ['campaign.paused', 'campaign.finished'] });

  await page.goto('/campaigns');
  await page.getByRole('button', { name: 'New campaign' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name', { exact: true }).fill('Visits of tomorrow');
  await dialog.getByLabel('Agent that calls').selectOption('Reminders');
  await dialog.getByLabel('Number they see').selectOption(FROM);
  for (const day of ['Sat', 'Sun']) await dialog.getByLabel(day).check();
  await dialog.getByLabel('From', { exact: true }).fill('00:00');
  await dialog.getByLabel('Until', { exact: true }).fill('23:59');
  await dialog.getByLabel('Calls to one person, at most').fill('2');
  await dialog.getByRole('button', { name: 'Create', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Visits of tomorrow');
  await expect(page.getByRole('button', { name: 'Start…' })).toBeDisabled();

  await page.getByRole('button', { name: 'Add people…' }).click();
  await dialog.locator('input[type=file]').setInputFiles({
    name: 'patients.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(LIST),
  });
  await expect(dialog.getByLabel('Telephone number')).toHaveValue('Phone');
  await expect(dialog).toContainText('4 lines are left out');
  await dialog.getByLabel('How these people have agreed to be called').fill('Form signed at registration');
  await expect(dialog).toContainText('3 people can be called');
  await expect(dialog.getByRole('listitem')).toHaveText('Line 6 No number that can be called');
  await expect(dialog.getByRole('table')).toContainText('+442079460955');
  await dialog.getByLabel('Name', { exact: true }).selectOption('No column');
  await expect(dialog.getByRole('table')).not.toContainText('Kim');
  await dialog.getByLabel('Name', { exact: true }).selectOption('Patient');
  await expect(dialog.getByRole('table')).toContainText('Kim');
  await dialog.getByRole('button', { name: 'Put 3 people on the list' }).click();
  await expect(page.getByRole('status').filter({ hasText: '3 people were added.' })).toBeVisible();

  const campaignId = new URL(page.url()).pathname.split('/')[2];
  const asked = encodeURIComponent(JSON.stringify({ campaignId }));
  const kept = await page.request.get(`/api/trpc/campaign.get?input=${asked}`);
  const { name, agentId, fromE164, week, mostTries, callsAtOnce, pauseMinutes } = (await kept.json()).result.data;
  await ask(page, 'campaign.update', {
    ...{ campaignId, name, agentId, fromE164, week, mostTries, callsAtOnce },
    pauseMinutes: { ...pauseMinutes, busy: BUSY_MINUTES },
  });

  await page.getByRole('button', { name: 'Start…' }).click();
  await expect(dialog).toContainText('Reminders calls 3 people.');
  await dialog.getByRole('button', { name: 'Start', exact: true }).click();
  const row = (who: string) => page.getByRole('row').filter({ hasText: who });
  await expect(row('Kim')).toContainText('Reached', PATIENT);
  await expect(row('Ann')).toContainText('Message left', PATIENT);
  await expect(row('Lee')).toContainText('Last: Busy', PATIENT);
  await expect(page.getByText('2 of 3 done')).toBeVisible(PATIENT);

  await page.getByRole('button', { name: 'Pause', exact: true }).click();
  await expect(page.getByRole('status').filter({ hasText: 'Nobody else is called until' })).toBeVisible();
  await expect.poll(() => receiver.events(), PATIENT).toEqual(['campaign.paused']);
  await page.getByRole('button', { name: 'Resume', exact: true }).click();
  await expect(row('Lee')).toContainText('Not reached', PATIENT);
  await expect(row('Lee').getByRole('link')).toHaveText(['Call 1', 'Call 2']);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Finished', PATIENT);
  await expect.poll(() => receiver.events(), PATIENT).toEqual(['campaign.paused', 'campaign.finished']);

  await page.getByLabel('Show').selectOption({ label: 'Reached (1)' });
  await expect(row('Lee')).toHaveCount(0);
  const file = await page.request.get(`/api/campaigns/${campaignId}/results.csv`);
  const lines = (await file.text()).split('\r\n');
  expect(lines).toHaveLength(5);
  expect(lines[2]).toMatch(/"Lee","notReached",2,"busy"/);
  await row('Kim').getByRole('link', { name: 'Call 1' }).click();
  await expect(page.getByRole('region', { name: 'Transcript' })).toContainText('this is the dentist');
});
