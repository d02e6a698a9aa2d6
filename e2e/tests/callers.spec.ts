import { placeCall } from '@aybiza/sandbox/twilio/place-call';
import { expect, type Page } from '@playwright/test';
import { z } from 'zod';
import { type Installation, readInstallation } from '../support/installation.ts';
import { makeAgent } from '../support/make-agent.ts';
import { test } from '../support/product.ts';

const CALLER = '+447700900790';
const LINE = '+442079460177';

const step = (kind: string, data: object) => ({ kind, label: kind, position: { x: 0, y: 0 }, data });
const wire = (from: string, port: string, to: string) => ({ from: { node: from, port }, to: { node: to } });

/** Calls somebody, and is done with a sentence. */
const callsBack = {
  schemaVersion: 1,
  name: 'Calls back',
  variables: { topic: { type: 'text' } },
  nodes: {
    start: step('start', { direction: 'outbound', inputs: ['topic'] }),
    talk: step('end', { text: 'You asked about {{ topic }}. Goodbye.', outcome: 'talked' }),
    gone: step('end', { text: '', outcome: 'not reached' }),
  },
  edges: {
    a: wire('start', 'person', 'talk'),
    b: wire('start', 'voicemail', 'gone'),
    c: wire('start', 'noAnswer', 'gone'),
  },
};

/** Greets whom it knows, asks whether it may remember the others, and has them called back. */
const line = (agent: string) => ({
  schemaVersion: 1,
  name: 'Remembers',
  nodes: {
    start: step('start', {}),
    known: step('branch', {
      conditions: [{ id: 'yes', label: 'Yes', when: 'contact_known && has(contact_name) && has(contact_agreed)' }],
    }),
    greet: step('end', { text: 'Hello {{ contact_name }}, we talk about {{ contact_agreed }}.', outcome: 'greeted' }),
    ask: step('menu', {
      prompt: 'May we remember you?',
      options: [{ id: 'yes', label: 'Yes', key: '1', phrases: ['yes please'] }],
    }),
    thanks: step('end', { text: 'Thank you. Goodbye.', outcome: 'agreed' }),
  },
  edges: {
    a: wire('start', 'next', 'known'),
    b: wire('known', 'when.yes', 'greet'),
    c: wire('known', 'otherwise', 'ask'),
    d: wire('ask', 'option.yes', 'thanks'),
  },
  afterCall: [
    {
      id: 'keep',
      kind: 'contact',
      data: { consent: 'outcome == "agreed"', name: '"Robin Sample"', agreed: 'a new crown' },
    },
    {
      id: 'back',
      kind: 'callBack',
      when: 'outcome == "agreed"',
      data: {
        by: 'agent',
        agent,
        name: '"Robin Sample"',
        note: 'Wants to know about a crown.',
        inputs: [{ id: 'a', name: 'topic', value: '"a crown"' }],
      },
    },
  ],
});

/** Asks the API as the page does. */
async function ask(page: Page, procedure: string, input: object): Promise<void> {
  const status = await page.evaluate(
    async ([name, body]) => {
      const headers = { 'content-type': 'application/json', 'x-aybiza-page': '1' };
      return (await fetch(`/api/trpc/${name}`, { method: 'POST', headers, body })).status;
    },
    [procedure, JSON.stringify(input)] as const,
  );
  expect([procedure, status]).toEqual([procedure, 200]);
}

async function publishAgent(page: Page, flow: object): Promise<string> {
  await page.goto('/');
  await makeAgent(page, JSON.stringify(flow));
  const [, agentId = ''] = /agents\/(agt_[a-z0-9]+)/.exec(page.url()) ?? [];
  await ask(page, 'flow.publish', { agentId });
  return agentId;
}

/** Somebody calls the line, presses a key if one is asked for, and listens to the end. */
async function callLine({ twilioAuthToken, voiceUrl }: Installation, key?: string): Promise<void> {
  const call = placeCall({
    accountSid: `AC${'0'.repeat(32)}`,
    authToken: twilioAuthToken,
    from: CALLER,
    to: LINE,
    instructions: { url: `${voiceUrl}/twilio/voice`, method: 'POST' },
  });
  if (key !== undefined) {
    await call.agentFinished();
    await call.press(key);
  }
  expect(await call.ended).toMatchObject({ problems: [] });
}

const listSchema = z.object({ items: z.array(z.object({ id: z.string(), outcome: z.string().nullable() })) });
const spokenSchema = z.object({ events: z.array(z.looseObject({ type: z.string(), text: z.string().optional() })) });

test('a caller who agrees is remembered, called back, greeted by name, and erased', async ({ signedIn: page }) => {
  const installation = readInstallation();
  const caller = await publishAgent(page, callsBack);
  const agentId = await publishAgent(page, line(caller));
  await ask(page, 'phoneNumber.connect', { agentId, e164: LINE, label: 'Remembers' });

  await callLine(installation, '1');
  await page.goto('/call-backs');
  await page.getByRole('tab', { name: /^Done/ }).click();
  const row = page.getByRole('row', { name: /Robin Sample/ });
  await expect(row).toContainText('Wants to know about a crown.', { timeout: 90_000 });
  await expect(row).toContainText('Calls back');
  await row.getByRole('link', { name: 'Call 1' }).click();
  await expect(page.getByRole('region', { name: 'Transcript' })).toContainText('You asked about a crown.');

  await callLine(installation);
  await expect(async () => {
    const { items: calls } = listSchema.parse(await installation.get(`/calls?party=${encodeURIComponent(CALLER)}`));
    const greeted = calls.find(({ outcome }) => outcome === 'greeted');
    if (greeted === undefined) throw new Error('the second call is not in the list');
    const { events } = spokenSchema.parse(await installation.get(`/calls/${greeted.id}`));
    expect(events.map(({ text }) => text)).toContain('Hello Robin Sample, we talk about a new crown.');
  }).toPass();

  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Contacts' }).click();
  await page.getByRole('searchbox', { name: 'Find a contact' }).fill('robin');
  await page.getByRole('link', { name: 'Robin Sample' }).click();
  await expect(page.getByText('Said so in a call')).toBeVisible();
  await page.getByRole('button', { name: 'Erase…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('checkbox', { name: /Also their calls/ }).check();
  await expect(dialog.getByRole('button', { name: 'Erase for good' })).toBeDisabled();
  await dialog.getByRole('textbox', { name: /to confirm/ }).fill(CALLER);
  await dialog.getByRole('button', { name: 'Erase for good' }).click();
  await expect(dialog.getByText(/Calls with logs and transcripts: [1-9]/)).toBeVisible();
  await dialog.getByRole('button', { name: 'Back to the contacts' }).click();
  await expect(page.getByRole('heading', { name: 'Contacts' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Robin Sample' })).toBeHidden();
  const left = listSchema.parse(await installation.get(`/calls?party=${encodeURIComponent(CALLER)}`));
  expect(left.items).toEqual([]);
});
