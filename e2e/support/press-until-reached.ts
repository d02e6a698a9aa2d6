import { expect, type Locator } from '@playwright/test';

/**
 * Presses a button that asks the voice server for something, and again while none could be reached for the call: it may be busy or
 * changing hands. Only for what may be done twice.
 */
export async function pressUntilReached(
  button: Locator,
  panel: Locator,
  isDone: () => Promise<boolean>,
): Promise<void> {
  const unreached = panel.getByRole('alert').filter({ hasText: 'No voice server answers for this call' });
  await button.click();
  await expect(async () => {
    // It is out of reach while an answer is awaited, or gone with the call: then it is looked at anew.
    if (await unreached.isVisible()) await button.click({ timeout: 2_000 });
    expect(await isDone()).toBe(true);
  }).toPass();
}

/** Whispers to the agent of the call whose panel is given; it is told whether its present step can use that. */
export async function whisper(panel: Locator, words: string): Promise<void> {
  await panel.getByRole('textbox', { name: 'Whisper to the agent' }).fill(words);
  const told = panel.getByText(/from its next answer on|at the next step that a model leads/);
  await pressUntilReached(panel.getByRole('button', { name: 'Whisper', exact: true }), panel, () => told.isVisible());
}
