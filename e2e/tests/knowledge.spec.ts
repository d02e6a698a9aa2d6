import { expect } from '@playwright/test';
import { test } from '../support/product.ts';

test('a PDF is added, read and asked about on the page of the knowledge', async ({ page, context }) => {
  const paper = await context.newPage();
  await paper.setContent(
    '<h1>Visiting us</h1><p>Patients park for free behind the house, by the mill.</p><h1>Prices</h1><p>A zirconia crown costs 812 pounds.</p>',
  );
  const buffer = await paper.pdf();
  await paper.close();
  const name = `Leaflet ${Date.now()}`;

  await page.goto('/sign-in');
  await page.getByRole('button', { name: /demo/i }).click();
  await page.getByRole('link', { name: 'Knowledge' }).click();
  await page.getByLabel('Choose files').setInputFiles({ name: `${name}.pdf`, mimeType: 'application/pdf', buffer });
  const row = page.getByRole('row', { name: new RegExp(name) });
  await expect(row).toContainText('Ready');

  await page.getByRole('textbox', { name: 'Question' }).fill('What does a zirconia crown cost?');
  await page.getByRole('button', { name: 'Ask', exact: true }).click();
  const answer = page.getByRole('status', { name: 'Answer' });
  await expect(answer).toContainText('812 pounds');
  await expect(answer).toContainText('Practice model');
  await expect(page.getByRole('listitem').filter({ hasText: 'In the answer' })).toContainText('Prices');

  await test.step('an answer in a call leads to its document, while that is there', async () => {
    // From an empty page: what the page before asks for now and then could not be read any more.
    await page.goto('about:blank');
    const listed = page.waitForResponse(/knowledge\.list/);
    await page.goto('/knowledge');
    const id = new RegExp(`"id":"(\\w+)"[^{}]*"title":"${name}`).exec(await (await listed).text())?.[1];
    await page.goto(`/knowledge?document=${id}`);
    await expect(page.getByRole('dialog')).toContainText('812 pounds');
    await page.goto('/knowledge?document=gone');
    await expect(page.getByText('is not here any more')).toBeVisible();
    await page.goto('/knowledge');
  });

  // Another file takes its place; one that nobody can read is refused, with what to do.
  const replace = async (file: { name: string; mimeType: string; buffer: Buffer }) => {
    await row.getByRole('button', { name: /More about/ }).click();
    const choosing = page.waitForEvent('filechooser');
    await page.getByRole('menuitem', { name: 'Replace the file' }).click();
    await (await choosing).setFiles(file);
  };
  await replace({ name: 'leaflet.docx', mimeType: 'application/msword', buffer: Buffer.from('x') });
  await expect(row.getByRole('alert')).toContainText('“leaflet.docx” did not take its place.');
  const newer = `# Prices\n\nA zirconia crown costs 900 pounds.\n${'It is worth it. '.repeat(400_000)}`;
  await replace({ name: 'leaflet.md', mimeType: 'text/markdown', buffer: Buffer.from(newer) });
  await expect(row).toContainText('leaflet.md');
  await expect(row.getByRole('alert')).toHaveCount(0);

  await row.getByRole('button', { name: /More about/ }).click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  await expect(page.getByRole('dialog')).toContainText('No agent names it.');
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
  await expect(row).toHaveCount(0);
});
