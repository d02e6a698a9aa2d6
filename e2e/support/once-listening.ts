import type { BrowserContext, Page } from '@playwright/test';

const LISTENS_WITHIN_MS = 60_000;

/**
 * Makes the pages that this browser opens from now on go on, after an address was opened or loaded anew, once their controls are listened to.
 * What is done before that reaches nobody, which no person is quick enough for, and a test on a busy machine is.
 */
export function onceListening<Browser extends BrowserContext>(context: Browser): Browser {
  context.on('page', (page) => {
    const goto = page.goto.bind(page);
    page.goto = (...to) => whenListening(page, goto(...to));
    const reload = page.reload.bind(page);
    page.reload = (...how) => whenListening(page, reload(...how));
  });
  return context;
}

async function whenListening<Result>(page: Page, loading: Promise<Result>): Promise<Result> {
  const loaded = await loading;
  await page.waitForFunction(hasListeners, undefined, { timeout: LISTENS_WITHIN_MS });
  return loaded;
}

/** Runs in the page. React leaves a property on each element once it listens there; pages that are not the designer's have none. */
function hasListeners(): boolean {
  if (document.querySelector('script[src*="/_next/"]') === null) return true;
  const controls = document.querySelectorAll('button, input, select, textarea');
  return [...controls].every((control) => Object.keys(control).some((key) => key.startsWith('__reactProps$')));
}
