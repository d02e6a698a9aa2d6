import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '@aybiza/foundation/testing/free-port';
import { launchProduct } from './launch-product.ts';

const VOICE = /voice\s+(?<url>http:\S+)/;

/** Playwright's `globalSetup`: the whole product as a newcomer gets it, in a folder and on ports of its own. */
export default async function startProduct(): Promise<() => Promise<void>> {
  const dataDir = await mkdtemp(join(tmpdir(), 'aybiza-e2e-'));
  await chmod(dataDir, 0o711); // as root, the database runs as somebody else, who must pass through
  const remove = () => rm(dataDir, { recursive: true, force: true });
  // Where a test may put a model server or a receiver of webhooks of its own; known before, because private addresses are refused unless they are named.
  const modelPort = String(await freePort());
  const product = await launchProduct({
    AYBIZA_DATA_DIR: dataDir,
    DESIGNER_PORT: '0',
    VOICE_PORT: '0',
    WORKER_PORT: '0',
    SANDBOX_PORT: '0',
    VENDOR_ALLOW_PRIVATE: `127.0.0.1:${modelPort}`,
    WEBHOOK_ALLOW_PRIVATE: `127.0.0.1:${modelPort}`,
  }).catch(async (thrown: unknown) => {
    await remove();
    throw thrown;
  });
  process.env.AYBIZA_E2E_URL = product.url;
  process.env.AYBIZA_E2E_VOICE_URL = VOICE.exec(product.printed())?.groups?.url;
  process.env.AYBIZA_E2E_DATA_DIR = dataDir;
  process.env.AYBIZA_E2E_MODEL_PORT = modelPort;
  return async () => {
    await product.stop();
    await remove();
  };
}
