import { expect, type Page } from '@playwright/test';
import { chooseStep } from '../support/choose-step.ts';
import { test } from '../support/product.ts';

async function openFlow(page: Page): Promise<void> {
  const agent = page.getByRole('link', { name: /Front desk/ });
  await agent.first().click();
  await chooseStep(page, 'How can I help');
}

/** A sound file of the voice server that holds more than silence. */
async function nextSound(page: Page): Promise<{ seconds: number }> {
  const response = await page.waitForResponse(/\/prompts\/hear$/);
  expect([response.status(), response.headers()['content-type']]).toEqual([200, 'audio/wav']);
  const sound = await response.body();
  expect(new Set(sound.subarray(44)).size).toBeGreaterThan(20);
  return { seconds: (sound.length - 44) / 2 / 8_000 };
}

test('what the agent says is heard by mouse and by keyboard, and stops when it is pressed again', async ({
  signedIn: page,
}) => {
  await openFlow(page);
  const side = page.getByRole('complementary');
  const byMouse = nextSound(page);
  await side.getByRole('button', { name: 'Hear it', exact: true }).first().click();
  expect((await byMouse).seconds).toBeGreaterThan(1);
  await side.getByRole('button', { name: 'Stop', exact: true }).click();
  const hear = side.getByRole('button', { name: 'Hear it', exact: true }).first();
  await expect(hear).toBeVisible();
  const byKey = nextSound(page);
  await page.getByRole('region', { name: 'Flow', exact: true }).focus();
  await page.keyboard.press('h');
  await byKey;
  await page.keyboard.press('h');
  await expect(hear).toBeVisible();
});

test('a voice server that is away is said in words, and may be tried again', async ({ signedIn: page }) => {
  await openFlow(page);
  await page.route(/\/prompts\/hear$/, (route) => route.abort());
  await page.getByRole('complementary').getByRole('button', { name: 'Hear it', exact: true }).first().click();
  await expect(page.getByRole('status').filter({ hasText: /The voice server does not answer/ })).toBeVisible();
  await page.unroute(/\/prompts\/hear$/);
  const again = nextSound(page);
  await page.getByRole('complementary').getByRole('button', { name: 'Try to hear it again' }).click();
  await again;
});
