import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';

const FOLDER = join(import.meta.dirname, '../../docs/pictures');
/** Of WebP, from 0 to 100: letters stay sharp. */
const QUALITY = 78;
const QUIET_WITHIN_MS = 3_000;

/** Pictures of what the page shows now, as a reader of the light and of the dark guide sees it: `docs/pictures/<name>-light.webp`. */
export async function takePicture(page: Page, name: string): Promise<void> {
  await mkdir(FOLDER, { recursive: true });
  // Playwright itself writes PNG and JPEG; for the same letters WebP takes a third of it.
  const browser = await page.context().newCDPSession(page);
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.waitForLoadState('networkidle', { timeout: QUIET_WITHIN_MS }).catch(() => undefined);
    // Colours change over some frames, and what inherits them follows when they have.
    await page.evaluate(async () => {
      for (let frame = 0; frame < 30; frame += 1) {
        await new Promise(requestAnimationFrame);
        const running = document.getAnimations();
        const ending = running.filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity);
        await Promise.all(ending.map(({ finished }) => finished.catch(() => undefined)));
      }
    });
    const { data } = await browser.send('Page.captureScreenshot', { format: 'webp', quality: QUALITY });
    await writeFile(join(FOLDER, `${name}-${colorScheme}.webp`), Buffer.from(data, 'base64'));
  }
  await browser.detach();
}
