import { expect, type Locator, type Page } from '@playwright/test';

/** More stops than any page of ours has. */
const MOST_STOPS = 150;

/** Walks to a control as somebody without a mouse does: Tab by Tab, from where the focus is. */
export async function focusByKeys(page: Page, target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  await expect(target, 'it is there').toBeVisible();
  for (let stop = 0; stop < MOST_STOPS; stop += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press(key);
  }
  await expect(target, 'it is reached by Tab').toBeFocused();
}
