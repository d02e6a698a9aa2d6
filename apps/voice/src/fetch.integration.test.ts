import { once } from 'node:events';
import { createServer } from 'node:http';
import { systemClock } from '@aybiza/foundation/clock';
import { fakeClock } from '@aybiza/foundation/testing/fake-clock';
import { startCanary, toThisMachine } from '@aybiza/safe-fetch/testing/canary';
import { hostileAddresses, OUR_OWN_NAME } from '@aybiza/safe-fetch/testing/hostile-addresses';
import { expect, it, onTestFinished } from 'vitest';
import { createFetch } from './fetch.ts';

it('a system that takes longer than eight seconds is waited for, as long as the step allows', async () => {
  const clock = fakeClock();
  const server = createServer((_request, response) => {
    clock.advance(20_000);
    response.end('{"late":true}');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server listens on a port');
  const host = `127.0.0.1:${address.port}`;
  const { fetch } = createFetch({ clock, allowPrivate: [host] });
  const request = { method: 'GET', url: `http://${host}/`, headers: [], body: null };
  expect(await fetch({ ...request, signal: new AbortController().signal })).toEqual({
    status: 200,
    body: { late: true },
  });
});

it('check 106: neither a request of a flow nor a sound of one goes inside, and both are refused alike', async () => {
  const canary = await startCanary();
  onTestFinished(() => canary.close());
  const { fetch, fetchSound } = createFetch({
    clock: systemClock(),
    ports: [canary.port],
    denyHosts: [OUR_OWN_NAME],
    resolve: toThisMachine,
  });
  const signal = () => new AbortController().signal;
  const outcomes = await Promise.allSettled(
    hostileAddresses(canary.port).flatMap((url) => [
      fetch({ method: 'POST', url, headers: [['authorization', 'Bearer secret']], body: '{}', signal: signal() }),
      fetchSound(url, signal()),
    ]),
  );
  const refusals = outcomes.map((outcome) => (outcome.status === 'rejected' ? outcome.reason.message : 'called'));
  expect(new Set(refusals)).toEqual(new Set(['This address is not allowed.']));
  expect(canary.connections()).toBe(0);
});
