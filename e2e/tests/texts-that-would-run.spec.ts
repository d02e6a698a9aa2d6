import { randomInt } from 'node:crypto';
import { expect, type Page } from '@playwright/test';
import { HOSTILE_TEXTS, takeHostileTexts } from '../support/hostile-texts.ts';
import { readInstallation } from '../support/installation.ts';
import { test } from '../support/product.ts';
import { richFlow } from '../support/rich-flow.ts';
import { openSide, tab } from '../support/screen.ts';
import { addressesOf } from '../support/ways-in.ts';

// Named to come after signing in: whoever owns a workspace beside the demo is the installation's first owner.

/** What is written by people, and by callers: names, labels, notes, files, what is said. */
const TEXTS_OF_FLOWS = new Set(['label', 'title', 'text', 'description', 'phrases', 'hint', 'prompt']);

/** Asks the API as somebody's page would; what is refused fails the test. */
type Ask = (procedure: string, input: unknown) => Promise<Record<string, string>>;

/** A workspace of its own, so that nobody else's tests have to read it. */
async function openWorkspace(page: Page, name: string): Promise<Ask> {
  const { url } = readInstallation();
  const cookies = await page.context().cookies(url);
  const cookie = cookies.map((one) => `${one.name}=${one.value}`).join('; ');
  let workspaceId: string | undefined;
  const ask: Ask = async (procedure, input) => {
    const response = await fetch(`${url}/api/trpc/${procedure}`, {
      method: 'POST',
      headers: {
        ...{ cookie, origin: url, 'content-type': 'application/json', 'x-aybiza-page': '1' },
        ...(workspaceId === undefined ? {} : { 'x-aybiza-workspace': workspaceId }),
      },
      body: JSON.stringify(input),
    });
    const body = await response.json();
    if (!response.ok) throw new Error(`${procedure}: ${JSON.stringify(body)}`);
    return body.result.data;
  };
  ({ workspaceId } = await ask('workspace.create', { name }));
  await page.context().addCookies([{ name: 'aybiza_workspace', value: workspaceId ?? '', url }]);
  return ask;
}

/** The flow with other words; its structure, and what is computed, stays. */
function withTexts(flow: unknown, take: (longest: number) => string, key = ''): unknown {
  if (typeof flow === 'string') return TEXTS_OF_FLOWS.has(key) ? take(60).replaceAll('{{', '{ {') : flow;
  if (Array.isArray(flow)) return flow.map((one) => withTexts(one, take, key));
  if (typeof flow !== 'object' || flow === null) return flow;
  return Object.fromEntries(Object.entries(flow).map(([name, value]) => [name, withTexts(value, take, name)]));
}

/** Fills every place that people write in. */
async function fill(ask: Ask, take: (longest: number) => string): Promise<{ agentId: string; contactId: string }> {
  const { agentId = '' } = await ask('agent.create', { name: take(80), template: 'dental-practice' });
  const rich = JSON.parse(richFlow());
  // However much is not understood, the caller stays on the line.
  const edges = { ...rich.edges, again: { from: { node: 'need', port: 'noMatch' }, to: { node: 'need' } } };
  const flow = withTexts({ ...rich, edges, name: take(80), scenarios: {} }, take);
  const { revision } = await ask('flow.saveDraft', { agentId, flow, revision: 1 });
  expect(revision).toBeDefined();
  let contactId = '';
  for (let count = 0; count < 60; count += 1) {
    const e164 = `+4420794600${String(count).padStart(2, '0')}`;
    ({ contactId = '' } = await ask('contact.create', { e164, name: take(200), consents: true }));
    const values = { [take(64)]: take(500), [take(64)]: take(500) };
    await ask('contact.change', { contactId, agreed: take(500), values });
    await ask('callBack.create', { e164, name: take(200), note: take(2_000) });
  }
  for (let count = 0; count < 20; count += 1) {
    await ask('knowledge.addCollection', { name: take(100) });
    await ask('callView.create', { name: take(80), query: `text=${encodeURIComponent(take(200))}` });
    const watched = { measure: 'calls', side: 'below', threshold: 1, windowMinutes: 60 };
    await ask('alert.createRule', { name: take(80), ...watched });
    await ask('comment.startThread', { agentId, nodeId: 'start', text: take(500) });
    await ask('apiKey.create', { name: take(80), scopes: ['agents:read'] });
    const url = `https://hooks.example/?${encodeURIComponent(take(200))}`;
    await ask('webhook.create', { url, events: ['call.ended'] });
    await ask('usage.setPrice', { unit: 'callMs', source: take(80), micros: 1, validFrom: '2026-11-01' });
  }
  expect(await ask('flow.publish', { agentId, note: take(200) })).toMatchObject({ status: 'published' });
  await ask('phoneNumber.connect', { e164: `+4477009${randomInt(1e4, 1e5)}`, agentId, label: take(80) });
  await ask('invitation.create', { email: 'somebody-else@example.com', role: 'viewer' });
  return { agentId, contactId };
}

/** What ran, or wanted to run and was stopped by the page's policy. */
async function watchFor(page: Page): Promise<string[]> {
  const ran: string[] = [];
  await page.exposeFunction('tellOfScript', (what: string) => ran.push(what));
  await page.addInitScript(() => {
    const tell = (what: string) => void (window as unknown as { tellOfScript(what: string): void }).tellOfScript(what);
    for (const name of ['alert', 'confirm', 'prompt'] as const) Object.assign(window, { [name]: () => tell(name) });
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sample }) =>
      tell(`${violatedDirective}: ${blockedURI} ${sample}`),
    );
  });
  page.on('dialog', (dialog) => void dialog.dismiss());
  return ran;
}

async function callInWriting(page: Page, flow: string, take: (longest: number) => string): Promise<string> {
  await page.goto(flow);
  await page.locator('.react-flow__node').first().waitFor();
  await openSide(page);
  await tab(page, 'Test call').click();
  await page.getByRole('button', { name: 'Type instead' }).click();
  const typed = page.getByRole('textbox', { name: 'Type what the caller says' });
  for (let count = 0; count < 6; count += 1) {
    await typed.fill(take(200));
    await typed.press('Enter');
  }
  await page.getByRole('button', { name: 'Hang up' }).click();
  return (await page.getByRole('link', { name: 'Open this call' }).getAttribute('href')) ?? '';
}

test('check 117: whatever people and callers write, no page runs it', async ({ signedIn: page }) => {
  expect(HOSTILE_TEXTS.length).toBeGreaterThan(500);
  const texts = takeHostileTexts();
  const { take } = texts;
  const name = take(80);
  const ask = await openWorkspace(page, name);
  const { agentId, contactId } = await fill(ask, take);
  const ran = await watchFor(page);
  const call = await callInWriting(page, `/agents/${agentId}/flow`, take);
  const ids = { agentId, contactId, callId: call.split('/').pop() ?? '', token: take(80) };
  const pages = addressesOf('page.tsx', ids);
  for (const path of [
    ...pages,
    `/calls?text=${encodeURIComponent(take(200))}`,
    `/contacts?q=${encodeURIComponent(take(200))}`,
  ]) {
    await page.goto(path);
    await expect(page.locator('main, [role=main], form').first()).toBeVisible();
    await expect(page.getByRole('status', { name: 'Loading' })).toHaveCount(0);
    expect(ran, path).toEqual([]);
  }
  await page.goto(`/agents/${agentId}/flow`);
  await page.locator('.react-flow__node').first().waitFor();
  for (const tool of [
    'Find',
    'Variables',
    'Intents',
    'Knowledge',
    'Languages',
    'Scenarios',
    'Comments',
    'Versions',
    'Settings',
  ]) {
    await page.getByRole('navigation', { name: 'Tools' }).getByRole('button', { name: tool, exact: true }).click();
    expect(ran, tool).toEqual([]);
  }
  expect(texts.count()).toBeGreaterThan(400);
  await ask('workspace.delete', { workspaceName: name });
  test.info().annotations.push({ type: 'stand somewhere', description: `${texts.count()} texts` });
});
