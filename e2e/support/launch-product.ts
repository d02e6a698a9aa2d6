import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';

/** A fresh clone builds everything first. */
const START_TIMEOUT_MS = 10 * 60_000;
/** Longer than the product's own grace for its apps (10 s) and its database. */
const STOP_TIMEOUT_MS = 30_000;
const START = join(import.meta.dirname, '../../start.mjs');
const READY = /ready in [\d.]+ s\s+(?<url>http:\S+)/;

/** The product in a process of its own, as a person starts it. */
export interface LaunchedProduct {
  readonly url: string;
  /** Everything it has printed so far. */
  printed(): string;
  stop(): Promise<void>;
}

/** Resolves when it is ready; whatever it needed is gone again when it is not. */
export async function launchProduct(env: NodeJS.ProcessEnv, flags: readonly string[] = []): Promise<LaunchedProduct> {
  const child = spawn(process.execPath, [START, ...flags], {
    env: { ...process.env, ...env },
    // The channel ends with this process, however it ends, and the product with it.
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let printed = '';
  const url = await new Promise<string>((resolve, reject) => {
    const fail = (why: string) => reject(new Error(`The product ${why}. It printed:\n${printed}`));
    const timer = setTimeout(() => fail('did not start in time'), START_TIMEOUT_MS);
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => {
        printed += text;
        const ready = READY.exec(printed)?.groups?.url;
        if (ready === undefined) return;
        clearTimeout(timer);
        resolve(ready);
      });
    }
    child.once('exit', () => {
      clearTimeout(timer);
      fail('ended while starting');
    });
  }).catch(async (thrown: unknown) => {
    await stop(child);
    throw thrown;
  });
  return { url, printed: () => printed, stop: () => stop(child) };
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), STOP_TIMEOUT_MS);
  await gone;
  clearTimeout(timer);
}
