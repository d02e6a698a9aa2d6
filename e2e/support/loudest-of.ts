import type { Page } from '@playwright/test';

/** What the browser's own decoder makes of a sound file: its length, and the loudest sample of each channel, 0 to 1. */
export async function loudestOf(page: Page, file: Uint8Array): Promise<{ seconds: number; loudest: number[] }> {
  return page.evaluate(async (base64) => {
    const { buffer } = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    const sound = await new OfflineAudioContext(1, 1, 48_000).decodeAudioData(buffer);
    const channels = Array.from({ length: sound.numberOfChannels }, (_, channel) => sound.getChannelData(channel));
    const loudest = channels.map((samples) => samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0));
    return { seconds: sound.duration, loudest };
  }, Buffer.from(file).toString('base64'));
}
