import type { Locator, Page } from '@playwright/test';

/** Where the screens of one agent and of one call are. */
export interface Places {
  readonly flow: string;
  readonly call: string;
}

export interface Screen {
  readonly name: string;
  /** Shows it. Screens of the editor follow each other in one page: each begins with the editor as `atRest` leaves it. */
  open(page: Page, places: Places): Promise<unknown>;
  /** What is new on it, as a selector, where the rest has been looked at on a screen before. */
  readonly part?: string;
  /** What a person comes here to do. */
  actions(page: Page): readonly Locator[];
}

export const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true });
export const tab = (page: Page, name: string) => page.getByRole('tab', { name, exact: true });

/** On a narrow screen the panel on the right is a sheet that has to be opened. */
export async function openSide(page: Page): Promise<void> {
  const toggle = button(page, 'Step and test call');
  if ((await toggle.isVisible()) && (await toggle.getAttribute('aria-pressed')) === 'false') await toggle.click();
}
