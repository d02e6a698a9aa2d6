import { type ChildProcess, spawn } from 'node:child_process';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '@aybiza/foundation/testing/free-port';

/** A fresh clone builds everything first. */
const START_TIMEOUT_MS = 10 * 60_000;
/** Longer than the product's own grace for its apps (10 s) and its database. */
const STOP_TIMEOUT_MS = 30_000;
const START = join(import.meta.dirname, '../../start.mjs');
const VOICE = /voice\s+(?<url>http:\S+)/;
const READY = /ready in [\d.]+ s\s+(?<url>http:\S+)/;

/** Playwright's `globalSetup`: the whole product as a newcomer gets it, in a folder and on ports of its own. */
export default async function startProduct(): Promise<() => Promise<void>> {
  const dataDir = await mkdtemp(join(tmpdir(), 'aybiza-e2e-'));
  await chmod(dataDir, 0o711); // as root, the database runs as somebody else, who must pass through
  // Where a test may put a model server of its own; known before, because private addresses are refused unless they are named.
  const modelPort = String(await freePort());
  const child = spawn(process.execPath, [START], {
    env: {
      ...process.env,
      AYBIZA_DATA_DIR: dataDir,
      DESIGNER_PORT: '0',
      VOICE_PORT: '0',
      WORKER_PORT: '0',
      SANDBOX_PORT: '0',
      VENDOR_ALLOW_PRIVATE: `127.0.0.1:${modelPort}`,
    },
    // The channel ends with this process, however it ends, and the product with it.
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  try {
    const { url, voiceUrl } = await waitForUrls(child);
    process.env.AYBIZA_E2E_URL = url;
    process.env.AYBIZA_E2E_VOICE_URL = voiceUrl;
  } catch (thrown) {
    await stopProduct(child, dataDir);
    throw thrown;
  }
  process.env.AYBIZA_E2E_DATA_DIR = dataDir;
  process.env.AYBIZA_E2E_MODEL_PORT = modelPort;
  return () => stopProduct(child, dataDir);
}

interface ProductUrls {
  url: string;
  voiceUrl: string;
}

async function waitForUrls(child: ChildProcess): Promise<ProductUrls> {
  let printed = '';
  return new Promise((resolve, reject) => {
    const fail = (why: string) => reject(new Error(`The product ${why}. It printed:\n${printed}`));
    const timer = setTimeout(() => fail('did not start in time'), START_TIMEOUT_MS);
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => {
        printed += text;
        const url = READY.exec(printed)?.groups?.url;
        const voiceUrl = VOICE.exec(printed)?.groups?.url;
        if (url === undefined || voiceUrl === undefined) return;
        clearTimeout(timer);
        resolve({ url, voiceUrl });
      });
    }
    child.once('exit', () => {
      clearTimeout(timer);
      fail('ended while starting');
    });
  });
}

async function stopProduct(child: ChildProcess, dataDir: string): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) {
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGTERM');
    const timer = setTimeout(() => child.kill('SIGKILL'), STOP_TIMEOUT_MS);
    await gone;
    clearTimeout(timer);
  }
  await rm(dataDir, { recursive: true, force: true });
}
