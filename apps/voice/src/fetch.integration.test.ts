import { once } from 'node:events';
import { createServer } from 'node:http';
import { fakeClock } from '@aybiza/foundation/testing/fake-clock';
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
