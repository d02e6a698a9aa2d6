/** Set by `npm test`, which finds one; Playwright's own Chromium without it. */
const { PLAYWRIGHT_CHROMIUM: chromium } = process.env;

/**
 * How Chromium is started: with a microphone that needs no permission and no hardware. Without `microphone` it hums; with it
 * (a WAV file) it plays that file once.
 */
export function launchOptions(options: { microphone?: string } = {}): { executablePath?: string; args: string[] } {
  const { microphone } = options;
  const args = [
    '--use-fake-device-for-media-stream',
    '--use-fake-ui-for-media-stream',
    '--autoplay-policy=no-user-gesture-required',
    '--disable-dev-shm-usage', // containers have little of it
    ...(microphone === undefined ? [] : [`--use-file-for-fake-audio-capture=${microphone}%noloop`]),
    // Chromium's sandbox refuses to run as root.
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  ];
  return { args, ...(chromium === undefined ? {} : { executablePath: chromium }) };
}
