import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { seedPublishedAgent } from '@aybiza/db/testing/seed';
import { useDatabase } from '@aybiza/db/testing/use-database';
import { systemClock } from '@aybiza/foundation/clock';
import type { AgentId } from '@aybiza/foundation/ids';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createRateLimit } from '../rate-limit.ts';
import { type Credentials, startTestApi, type TestApi } from '../testing/start-test-api.ts';

const world = useDatabase();
let testApi: TestApi;
let server: Server;
let origin: string;
let key: Credentials;
let agentId: AgentId;

interface Asked {
  readonly method: string;
  readonly url: string;
  readonly key: string | undefined;
  readonly body: string;
}
let asked: Asked[];

/** Somebody else's system: says what it was asked; `/slow` never answers. */
async function answer(request: IncomingMessage): Promise<{ status: number; body: string } | undefined> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part);
  const { method = '', url = '', headers } = request;
  asked.push({ method, url, key: String(headers['x-key']), body: Buffer.concat(parts).toString() });
  if (url.startsWith('/slow')) return undefined;
  if (url.startsWith('/none')) return { status: 404, body: '{"error":"not found"}' };
  if (url.startsWith('/text')) return { status: 200, body: 'x'.repeat(30_000) };
  return { status: 200, body: '{"slot":{"at":"10:00"}}' };
}

beforeAll(async () => {
  server = createServer((request, response) => {
    void answer(request).then((given) => {
      if (given === undefined) return;
      response.writeHead(given.status, { 'content-type': 'application/json', 'set-cookie': 'session=hidden' });
      response.end(given.body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  origin = `http://127.0.0.1:${port}`;
  testApi = await startTestApi(world, {
    reach: { allowPrivate: [`127.0.0.1:${port}`] },
    limits: { trialLimit: createRateLimit({ clock: systemClock(), burst: 6, perSecond: 0.001 }) },
  });
  const workspaceId = await testApi.workspace('tries-requests');
  key = await testApi.key(workspaceId, ['flows:write']);
  ({ agentId } = await world.db.forWorkspace(workspaceId, seedPublishedAgent));
});
afterAll(async () => {
  await testApi.stop();
  server.closeAllConnections();
  server.close();
});
beforeEach(() => {
  asked = [];
});

/** A flow whose only good part is the request: it has no start and leads nowhere. */
const flowAsking = (path: string, data: object = {}) => ({
  schemaVersion: 1,
  name: 'Asks',
  variables: { day: { type: 'date' }, at: { type: 'time' } },
  nodes: {
    ask: {
      kind: 'request',
      label: 'Ask',
      data: {
        call: {
          via: 'http',
          method: 'POST',
          url: path.startsWith('http') ? path : origin + path,
          headers: [{ name: 'X-Key', value: 'hush' }],
          body: '{"day": {{day}}}',
        },
        mapping: [{ variable: 'at', pointer: '/slot/at' }],
        rules: [{ id: 'none', label: 'None', from: 404, to: 404 }],
        ...data,
      },
    },
  },
  edges: {},
});
const send = async (path: string, more: { data?: object; values?: object } = {}) => {
  const { data = {}, values = { day: '2026-12-01' } } = more;
  const reply = await testApi.call(
    'flow.tryRequest',
    { agentId, flow: flowAsking(path, data), node: 'ask', values },
    key,
  );
  return reply.code ?? reply.body;
};

test('a request is sent as a call would send it, and tells what a call would keep of the answer', async () => {
  const reply = await send('/slots?day={{day}}');
  expect(asked).toEqual([{ method: 'POST', url: '/slots?day=2026-12-01', key: 'hush', body: '{"day": "2026-12-01"}' }]);
  expect(reply).toMatchObject({
    status: 'answered',
    answer: { status: 200, body: { slot: { at: '10:00' } }, isCut: false },
    port: 'ok',
    kept: { at: '10:00' },
  });
});

test('of headers only names come back, and nothing of what was sent', async () => {
  const reply = await send('/none');
  expect(reply).toMatchObject({ status: 'answered', port: 'status.none', answer: { status: 404 } });
  expect(reply).toMatchObject({ answer: { headers: expect.arrayContaining(['content-type', 'set-cookie']) } });
  expect(JSON.stringify(reply)).not.toMatch(/hidden|hush/);
});

test('a long answer is shown from its beginning', async () => {
  const reply = await send('/text');
  expect(reply).toMatchObject({ answer: { isCut: true, body: 'x'.repeat(20_000) } });
});

test('a system that does not answer in the time of the step is said to be too slow', async () => {
  expect(await send('/slow', { data: { timeoutSeconds: 1 } })).toMatchObject({ status: 'failed', how: 'timeout' });
});

test('an address inside the network is refused as in calls, and a step with errors is not sent', async () => {
  const refused = await send('http://127.0.0.1:1/x');
  expect(refused).toMatchObject({ status: 'failed', how: 'failed', reason: 'This address is not allowed.' });
  expect(await send('{{day}}')).toMatchObject({ status: 'refused', problems: [{ code: 'BAD_ADDRESS' }] });
  expect(asked).toEqual([]);
});

test('a workspace that tries too often has to wait', async () => {
  const replies = [await send('/slots'), await send('/slots'), await send('/slots')];
  expect(replies).toContain('RATE_LIMITED');
});
