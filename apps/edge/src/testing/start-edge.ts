import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '@aybiza/foundation/testing/free-port';
import { Miniflare } from 'miniflare';
import { getExpectedTwilioSignature } from 'twilio/lib/webhooks/webhooks.js';
import { expect } from 'vitest';
import { bundleEdge } from '../../../../scripts/build/bundle-edge.ts';
import type { Region } from '../env.ts';
import type { Standing } from '../regions/standing.ts';

export const ACCOUNT_SID = `AC${'0'.repeat(32)}`;

export interface EdgeOptions {
  readonly regions: readonly Region[];
  readonly secret: string;
  readonly authToken: string;
  /** Of the Worker, beside those. */
  readonly variables?: Readonly<Record<string, string>>;
  /** How many webhooks of unknown accounts, and how many visitors, are let in. */
  readonly limits?: { readonly unknown?: number; readonly visitors?: number };
}

export interface TestEdge {
  /** Its public address. */
  readonly url: string;
  /** As Twilio asks: signed by its own package. */
  ask(path: string, fields: Readonly<Record<string, string>>, options?: { authToken?: string }): Promise<Response>;
  /** The cron trigger. */
  copyBooks(): Promise<void>;
  /** Every copy of a book is this from now on. */
  spoilBooks(text: string): Promise<void>;
  /** What it knows of a region. */
  standingOf(region: string): Promise<Standing | undefined>;
  /** Resolves once it has nothing more to do that no caller waits for. */
  rest(): Promise<void>;
  /** Once it has nothing more to do: nothing was ever heard of any region, and no book was copied. */
  forget(): Promise<void>;
  close(): Promise<void>;
}

/** Where the Worker says how much it has still to do that no caller waits for. */
const LEFT_TO_DO = '/left-to-do';
/** Around the Worker: counts what it asks the platform to wait for. */
const COUNTING = `
import worker from './worker.mjs';
let left = 0;
const counted = (platform) => ({
  waitUntil(work) {
    left += 1;
    platform.waitUntil(work.finally(() => { left -= 1; }));
  },
});
export default {
  fetch: (request, bindings, platform) =>
    new URL(request.url).pathname === '${LEFT_TO_DO}'
      ? new Response(String(left))
      : worker.fetch(request, bindings, counted(platform)),
  scheduled: (event, bindings, platform) => worker.scheduled(event, bindings, counted(platform)),
};
`;

/** The edge as it is deployed, in the workerd of Cloudflare's own simulator. */
export async function startEdge({ regions, secret, authToken, variables, limits }: EdgeOptions): Promise<TestEdge> {
  const folder = await mkdtemp(join(tmpdir(), 'aybiza-edge-'));
  await bundleEdge(folder);
  const script = await readFile(join(folder, 'worker.js'), 'utf8');
  await rm(folder, { recursive: true });
  // Twilio signs the address, which contains the port.
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const miniflare = new Miniflare({
    ...{ host: '127.0.0.1', port, cf: false, compatibilityDate: '2025-09-06' },
    modules: [
      { type: 'ESModule', path: 'counting.mjs', contents: COUNTING },
      { type: 'ESModule', path: 'worker.mjs', contents: script },
    ],
    // What the Worker logs is not of interest.
    handleRuntimeStdio: (stdout, stderr) => {
      stdout.resume();
      stderr.resume();
    },
    bindings: {
      PUBLIC_URL: url,
      REGIONS: regions as never,
      EDGE_SECRET: secret,
      TWILIO_ACCOUNTS: JSON.stringify({ [ACCOUNT_SID]: [authToken] }),
      ...variables,
    },
    kvNamespaces: ['NUMBERS'],
    ratelimits: {
      UNKNOWN_ACCOUNTS: { simple: { limit: limits?.unknown ?? 1_000, period: 60 } },
      VISITORS: { simple: { limit: limits?.visitors ?? 1_000, period: 60 } },
    },
  });
  await miniflare.ready;
  const cache = (await miniflare.getCaches()).default;
  const keyOf = (region: string) => `${url}/standing/${region}`;
  const rest = () => expect.poll(async () => (await fetch(url + LEFT_TO_DO)).text()).toBe('0');
  return {
    url,
    ask: (path, fields, { authToken: token = authToken } = {}) => {
      const params = { AccountSid: ACCOUNT_SID, ...fields };
      const signature = getExpectedTwilioSignature(token, url + path, params);
      return fetch(url + path, {
        method: 'POST',
        body: new URLSearchParams(params),
        headers: { 'X-Twilio-Signature': signature },
      });
    },
    async copyBooks() {
      await (await miniflare.getWorker()).scheduled({});
    },
    async spoilBooks(text) {
      const store = await miniflare.getKVNamespace('NUMBERS');
      await Promise.all((await store.list()).keys.map(({ name }) => store.put(name, text)));
    },
    async standingOf(region) {
      const kept = await cache.match(keyOf(region));
      return kept === undefined ? undefined : ((await kept.json()) as Standing);
    },
    rest,
    async forget() {
      await rest();
      const store = await miniflare.getKVNamespace('NUMBERS');
      await Promise.all(regions.map(({ name }) => cache.delete(keyOf(name))));
      await Promise.all((await store.list()).keys.map(({ name }) => store.delete(name)));
    },
    close: () => miniflare.dispose(),
  };
}
