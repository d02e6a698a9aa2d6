import { expect, type Page } from '@playwright/test';
import { chooseStep } from '../support/choose-step.ts';
import { makeAgent } from '../support/make-agent.ts';
import { oneQuestion } from '../support/one-question.ts';
import { test } from '../support/product.ts';

/** It is spoken for most of a minute: nobody comes too late to stop it. */
const LONG_QUESTION =
  `How can I help? ${'You can ask me for whatever you like, and I will do what I can. '.repeat(10)}`.trim();

const FLOW = oneQuestion({
  name: 'One who talks',
  question: LONG_QUESTION,
  goodbye: { text: 'Goodbye.', outcome: 'told' },
});

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
  await makeAgent(page, FLOW);
  await chooseStep(page, 'How can I help');
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
  const side = page.getByRole('complementary');
  await side.getByRole('button', { name: 'Hear it', exact: true }).first().click();
  const tryAgain = side.getByRole('button', { name: 'Try to hear it again' });
  // Said for a moment in a message as well; here it stays.
  await expect(tryAgain).toHaveAttribute('aria-description', /The voice server does not answer/);
  await page.unroute(/\/prompts\/hear$/);
  const again = nextSound(page);
  await tryAgain.click();
  await again;
});
