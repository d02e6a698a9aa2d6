import { once } from 'node:events';
import { createServer } from 'node:http';
import { systemClock } from '@aybiza/foundation/clock';
import { PATIENCE_MS } from '@aybiza/foundation/testing/patience';
import { createSafeFetch, type SafeFetchOptions } from '@aybiza/safe-fetch';
import { type Canary, startCanary, toThisMachine } from '@aybiza/safe-fetch/testing/canary';
import { hostileAddresses, OUR_OWN_NAME } from '@aybiza/safe-fetch/testing/hostile-addresses';
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest';
import { fetchPage } from './knowledge/fetch-page.ts';
import { Unreadable } from './knowledge/unreadable.ts';
import { postMessage } from './webhook/post-message.ts';

const clock = systemClock();
/** Of its own for each: nobody withdraws any of them. */
const signal = () => new AbortController().signal;
let canary: Canary;
let addresses: string[];

beforeAll(async () => {
  canary = await startCanary();
  addresses = hostileAddresses(canary.port);
});
afterAll(() => canary.close());

function openFetch(more: Partial<SafeFetchOptions> = {}) {
  // Hundreds are asked for at once.
  const rules = { timeoutMs: PATIENCE_MS, ports: [canary.port], denyHosts: [OUR_OWN_NAME], resolve: toThisMachine };
  const safeFetch = createSafeFetch({ clock, ...rules, ...more });
  onTestFinished(() => safeFetch.close());
  return safeFetch;
}

it('check 106: no webhook is sent inside, and none is tried again', async () => {
  const safeFetch = openFetch();
  const secrets = [`whsec_${Buffer.from('a secret of a test').toString('base64')}`];
  const outcomes = await Promise.all(
    addresses.map((url) =>
      postMessage({ safeFetch, clock }, { id: 'msg_1', url, secrets, payload: {}, signal: signal() }),
    ),
  );
  expect(new Set(outcomes.map((outcome) => JSON.stringify(outcome)))).toEqual(
    new Set([JSON.stringify({ status: 'failed', error: 'This address is not allowed.', retryable: false })]),
  );
  expect(canary.connections()).toBe(0);
});

it('check 106: no page that an agent reads lies inside', async () => {
  const safeFetch = openFetch();
  const outcomes = await Promise.allSettled(addresses.map((url) => fetchPage(url, safeFetch, signal())));
  expect(new Set(outcomes.map(reasonOf))).toEqual(new Set(['ADDRESS_REFUSED']));
  expect(canary.connections()).toBe(0);
});

it('check 106: nor does one behind a page that leads on', async () => {
  const server = createServer(({ url = '' }, response) => {
    // As bytes: whoever means harm has no rules for what a header may be.
    const location = Buffer.from(decodeURIComponent(url.slice(2))).toString('latin1');
    response.socket?.end(
      `HTTP/1.1 302 Found\r\nlocation: ${location}\r\ncontent-length: 0\r\nconnection: close\r\n\r\n`,
    );
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server listens on a port');
  const host = `127.0.0.1:${address.port}`;
  const safeFetch = openFetch({ allowPrivate: [host] });
  const outcomes = await Promise.allSettled(
    addresses.map((url) => fetchPage(`http://${host}/?${encodeURIComponent(url)}`, safeFetch, signal())),
  );
  // What is no address at all leads nowhere, or round in a circle.
  expect(outcomes.map(reasonOf).filter((reason) => !['ADDRESS_REFUSED', 'UNREACHABLE'].includes(reason))).toEqual([]);
  expect(outcomes.map(reasonOf).filter((reason) => reason === 'ADDRESS_REFUSED').length).toBeGreaterThan(200);
  expect(canary.connections()).toBe(0);
});

function reasonOf(outcome: PromiseSettledResult<unknown>): string {
  if (outcome.status === 'fulfilled') return 'read';
  return outcome.reason instanceof Unreadable ? outcome.reason.failure : String(outcome.reason);
}
