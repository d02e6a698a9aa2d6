import type { CallEventBody } from '@aybiza/call-log';
import { listApiKeys, revokeApiKey } from '@aybiza/db/api-keys';
import { type PublishedAgent, seedPublishedAgent } from '@aybiza/db/testing/seed';
import { useDatabase } from '@aybiza/db/testing/use-database';
import { systemClock } from '@aybiza/foundation/clock';
import type { WorkspaceId } from '@aybiza/foundation/ids';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { beginCall } from '../testing/begin-call.ts';
import { type Credentials, startTestApi, type TestApi } from '../testing/start-test-api.ts';

const NOW = Date.now();

const world = useDatabase();
let testApi: TestApi;
let workspaceId: WorkspaceId;
let published: PublishedAgent;
let key: Credentials;

beforeAll(async () => {
  // Every wait is over at once; time goes on by as much as was waited for.
  const real = systemClock();
  let skippedMs = 0;
  const clock = {
    now: () => real.now() + skippedMs,
    monotonic: () => real.monotonic() + skippedMs,
    after(ms: number, run: () => void) {
      skippedMs += ms;
      const timer = setImmediate(run);
      return () => clearImmediate(timer);
    },
  };
  testApi = await startTestApi(world, { clock });
  workspaceId = await testApi.workspace('events');
  published = await world.db.forWorkspace(workspaceId, seedPublishedAgent);
  key = await testApi.key(workspaceId, ['calls:read']);
});
afterAll(() => testApi.stop());

const begin = () => beginCall(world.db, { workspaceId, published, startedAt: NOW });

const said = (text: string): CallEventBody => ({ type: 'callerSaid', text });

async function open(path: string, headers: Credentials = {}) {
  const left = new AbortController();
  const request = new Request(`http://127.0.0.1:3000/api/rest${path}`, {
    headers: { accept: 'text/event-stream', ...key, ...headers },
    signal: left.signal,
  });
  return { response: await testApi.api.handleRest(request), leave: () => left.abort() };
}

/** The next frames of a stream until one has this in it; undefined when it ended before. */
function reading({ body }: Response) {
  const reader = (body ?? new ReadableStream<Uint8Array>()).pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  return async (wanted: string): Promise<string | undefined> => {
    while (!text.includes(wanted)) {
      const { done, value = '' } = await reader.read();
      if (done) return undefined;
      text += value;
    }
    return text;
  };
}

const idsOf = (text: string) => [...text.matchAll(/^id: (.+)$/gm)].map(([, id]) => id);

test('a call is told entry by entry as it happens, and ends with how it ended', async () => {
  const call = await begin();
  const { response } = await open(`/live/calls/${call.id}/events`);
  expect(response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
  const until = reading(response);
  await call.log(said('Hello'));
  expect(await until('"Hello"')).toContain('event: entry');
  await call.log(said('Bye'));
  await call.end();
  const text = (await until('event: end')) ?? '';
  expect(idsOf(text)).toEqual(['0', '1', 'end']);
  expect(text).toContain('"outcome":"booked"');
  expect(await until('nothing more')).toBeUndefined();
});

test('whoever comes again gets what is behind the last that they have', async () => {
  const call = await begin();
  await call.log(said('one'), said('two'), said('three'));
  await call.end();
  const { response } = await open(`/live/calls/${call.id}/events`, { 'last-event-id': '1' });
  const text = await response.text();
  expect(idsOf(text)).toEqual(['2', 'end']);
});

test('whoever has the end is told that there is no more', async () => {
  const call = await begin();
  const { response } = await open(`/live/calls/${call.id}/events`, { 'last-event-id': 'end' });
  expect(response.status).toBe(204);
});

test('while nothing happens, the connection is kept alive', async () => {
  const call = await begin();
  const { response, leave } = await open(`/live/calls/${call.id}/events`);
  expect(await reading(response)(': still here')).toBeDefined();
  leave();
});

test('a key that is revoked is shut out', async () => {
  const theirs = await testApi.key(workspaceId, ['calls:read']);
  const call = await begin();
  const { response } = await open(`/live/calls/${call.id}/events`, theirs);
  const until = reading(response);
  await until(': begins');
  await world.db.forWorkspace(workspaceId, async (tx) => {
    const [newest] = await listApiKeys(tx);
    if (newest !== undefined) await revokeApiKey(tx, newest.id);
  });
  expect(await until('nothing more')).toBeUndefined();
});

test('all calls of a workspace are told, and when they are gone', async () => {
  const call = await begin();
  const { response, leave } = await open('/live/events');
  const until = reading(response);
  expect(await until(call.id)).toContain('event: call');
  await call.end();
  expect(await until('event: gone')).toContain('"callId"');
  leave();
});

test.each(['-5', 'NaN', '1e9', 'x', '{}', '1; DROP'])(
  'check 83: %j as the last event is refused',
  async (lastEventId) => {
    const call = await begin();
    const { response } = await open(`/live/calls/${call.id}/events`, { 'last-event-id': lastEventId });
    expect(response.status).toBe(400);
  },
);

test('a call of another workspace is not there', async () => {
  const foreign = await testApi.workspace('events-foreign');
  const call = await begin();
  const { response } = await open(`/live/calls/${call.id}/events`, await testApi.key(foreign, ['calls:read']));
  expect([response.status, await response.json()]).toMatchObject([404, { code: 'NOT_FOUND' }]);
});

test('one key has no more than twenty streams', async () => {
  const theirs = await testApi.key(workspaceId, ['calls:read']);
  const call = await begin();
  const streams = [];
  for (let one = 0; one < 21; one++) streams.push(await open(`/live/calls/${call.id}/events`, theirs));
  expect(streams.map(({ response }) => response.status).slice(-2)).toEqual([200, 429]);
  for (const { response } of streams) await response.body?.cancel();
  const again = await open(`/live/calls/${call.id}/events`, theirs);
  expect(again.response.status).toBe(200);
  await again.response.body?.cancel();
});
