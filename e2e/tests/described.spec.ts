import { expect } from '@playwright/test';
import { readInstallation } from '../support/installation.ts';
import { type Drawing, startModelServer } from '../support/model-server.ts';
import { test } from '../support/product.ts';

const KEY = 'the-key-of-the-drawing-model-5566';
/** First it forgets to lead on from the greeting, which is wrong, and says that it is done. */
const DRAWINGS: readonly Drawing[] = [
  [
    {
      name: 'put_steps',
      input: {
        steps: [{ id: 'hello', kind: 'say', label: 'Greeting', data: { text: 'Hello, this is the corner bakery.' } }],
      },
    },
    { name: 'put_wires', input: { wires: [{ from: 'start', port: 'next', to: 'hello' }] } },
    { name: 'finish', input: { summary: 'Done.' } },
  ],
  [{ name: 'put_wires', input: { wires: [{ from: 'hello', port: 'next', to: 'goodbye' }] } }],
  [{ name: 'finish', input: { summary: 'Callers are greeted, and the call ends.' } }],
];

test('a model draws a line from its description, is told what is wrong with it and mends it, while the page looks on', async ({
  signedIn: page,
}) => {
  const server = await startModelServer({ port: readInstallation().modelPort, key: KEY, drawings: DRAWINGS });
  const ask = (procedure: string, input: unknown) =>
    page.evaluate(
      async ([path, body]) => {
        const headers = { 'content-type': 'application/json', 'x-aybiza-page': '1' };
        const answer = await fetch(`/api/trpc/${path}`, { method: 'POST', headers, body });
        if (!answer.ok) throw new Error(await answer.text());
      },
      [procedure, JSON.stringify(input)] as const,
    );
  const settings = { baseUrl: server.baseUrl, modelId: 'm' };
  await ask('provider.setAccount', { vendor: 'openAiModel', settings, secret: KEY });
  await ask('provider.choose', { model: 'openAiModel' });
  try {
    await page.reload();
    await page.getByRole('button', { name: 'New agent' }).click();
    await page.getByLabel('Name', { exact: true }).fill('Described bakery');
    await page.getByRole('radio', { name: 'A description' }).check();
    await page.getByLabel('How should your phone be answered?').fill('We are a bakery. Greet callers and say goodbye.');
    await page.getByRole('button', { name: 'Create', exact: true }).click();
    await expect(page.getByRole('group', { name: /^Greeting/ })).toContainText('Hello, this is the corner bakery.');
    const bar = page.getByRole('region', { name: 'Written from your description' });
    await expect(bar).toContainText('Callers are greeted, and the call ends.');
    await expect(page.getByText(/error/)).toHaveCount(0);
    await bar.getByRole('button', { name: 'Close' }).click();
    await expect(bar).toBeHidden();
  } finally {
    await ask('provider.choose', {});
    await ask('provider.removeAccount', { vendor: 'openAiModel' });
    await server.close();
  }
});
