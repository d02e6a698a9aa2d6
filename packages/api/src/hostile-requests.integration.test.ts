import { createPostgresBus } from '@aybiza/backbone/bus/postgres';
import type { Limits } from '@aybiza/backbone/limits/port';
import { createDb } from '@aybiza/db/client';
import { useDatabase } from '@aybiza/db/testing/use-database';
import type { WorkspaceId } from '@aybiza/foundation/ids';
import { fakeClock } from '@aybiza/foundation/testing/fake-clock';
import { PATIENCE_MS } from '@aybiza/foundation/testing/patience';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';
import { createRateLimit, type RateLimitOptions } from './rate-limit.ts';
import type { RateLimits } from './rate-limits.ts';
import { type Credentials, nobody, startTestApi, type TestApi } from './testing/start-test-api.ts';

const ORIGIN = 'http://127.0.0.1:3000';

const world = useDatabase();
let testApi: TestApi;
let workspaceId: WorkspaceId;
let key: Credentials;

beforeAll(async () => {
  testApi = await startTestApi(world);
  workspaceId = await testApi.workspace('requests');
  key = await testApi.key(workspaceId, ['agents:read', 'agents:write', 'calls:place', 'flows:write']);
});
afterAll(() => testApi.stop());

const limited = (allowance: Partial<RateLimitOptions> = {}) =>
  createRateLimit({ clock: fakeClock(), burst: 3, perSecond: 0.1, ...allowance });
async function startLimited(limits: Partial<RateLimits>): Promise<TestApi> {
  const api = await startTestApi(world, { limits });
  onTestFinished(() => api.stop());
  return api;
}
const away: Limits = { take: () => Promise.reject(new Error('away')), close: async () => undefined };

const repliesSchema = z.looseObject({ error: z.looseObject({ data: z.looseObject({ code: z.string() }) }).optional() });

function batch(api: TestApi, calls: number) {
  const names = Array.from({ length: calls }, () => 'agent.list').join(',');
  return api.api.handleTrpc(new Request(`${ORIGIN}/api/trpc/${names}?batch=1&input=%7B%7D`, { headers: key }));
}
const send = (headers: Record<string, string>, body: string, path = '/agents') =>
  testApi.api.handleRest(
    new Request(`${ORIGIN}/api/rest${path}`, { method: 'POST', headers: { ...key, ...headers }, body }),
  );

describe('check 76', () => {
  test.each([11, 1_000])('a batch of %i calls is refused', async (calls) => {
    expect((await batch(testApi, calls)).status).toBe(413);
  });

  test('each call of a batch is counted', async () => {
    const api = await startLimited({ rateLimit: limited() });
    const replies = z.array(repliesSchema).parse(await (await batch(api, 5)).json());
    expect(replies.filter(({ error }) => error === undefined)).toHaveLength(3);
    expect(replies.filter(({ error }) => error?.data.code === 'RATE_LIMITED')).toHaveLength(2);
  });
});

describe('check 79', () => {
  const burst = async (api: TestApi, as: Credentials) => {
    const replies = [];
    for (let one = 0; one < 4; one++) replies.push(await api.rest('GET /agents', as));
    return replies.map(({ status }) => status);
  };

  test.each<[string, keyof RateLimits]>([
    ['key', 'rateLimit'],
    ['workspace', 'workspaceLimit'],
    ['address', 'addressLimit'],
  ])('a burst by one %s is answered with 429', async (_what, name) => {
    const api = await startLimited({ [name]: limited() });
    expect(await burst(api, { ...key, 'x-forwarded-for': '192.0.2.7' })).toEqual([200, 200, 200, 429]);
  });

  test('a person is counted, wherever they ask from', async () => {
    const api = await startLimited({ rateLimit: limited({ burst: 1 }) });
    const { credentials } = await api.person('Paula', [{ workspaceId, role: 'viewer' }]);
    const from = (address: string) => api.call('agent.list', undefined, { ...credentials, 'x-forwarded-for': address });
    expect([(await from('192.0.2.1')).status, (await from('192.0.2.2')).status]).toEqual([200, 429]);
  });

  test('a refusal says when to come again, and every reply how much is left', async () => {
    const api = await startLimited({ rateLimit: limited({ burst: 2 }) });
    const first = await api.rest('GET /agents', key);
    await api.rest('GET /agents', key);
    const refused = await api.rest('GET /agents', key);
    const room = ({ headers }: { headers: Headers }) =>
      ['ratelimit-limit', 'ratelimit-remaining', 'ratelimit-reset', 'retry-after'].map((name) => headers.get(name));
    expect(room(first)).toEqual(['2', '1', '10', null]);
    expect(room(refused)).toEqual(['2', '0', '20', '10']);
  });

  test('while nobody can count, what is read is answered and nobody is called', async () => {
    const whenAway = { limits: away, burst: 100 };
    const api = await startLimited({
      rateLimit: limited(whenAway),
      placingLimit: limited({ ...whenAway, whenAway: 'refuse' }),
    });
    expect((await api.rest('GET /agents', key)).status).toBe(200);
    const call = { agentId: 'agt_0000', to: '+447700900123', from: '+442079460123' };
    expect(await api.rest('POST /calls', key, call)).toMatchObject({ status: 503, code: 'CANNOT_COUNT' });
  });
});

describe('check 80: only JSON is taken for JSON', () => {
  test.each([
    'text/plain',
    'multipart/form-data; boundary=x',
    'application/x-www-form-urlencoded',
    'application/jsonp',
    'application/json, text/plain',
    'text/plain; application/json',
    'application/ld+json',
    '',
  ])('%j is refused', async (type) => {
    expect((await send({ 'content-type': type }, '{"name":"A"}')).status).toBe(415);
  });

  test.each(['application/json; charset=utf-8', 'APPLICATION/JSON', 'application/json;charset=utf-7'])(
    '%j is JSON in UTF-8, whatever it says of its characters',
    async (type) => {
      expect((await send({ 'content-type': type }, '{"name":"A"}')).status).toBe(200);
    },
  );

  test('files of a body are no files of ours', async () => {
    const refused = await send(
      { 'content-type': 'application/json' },
      '{"name":"A","files":{"a":{"filepath":"/etc/passwd"}}}',
    );
    expect(refused.status).toBe(400);
  });
});

describe('check 81: what is too large or too deep is refused at once', () => {
  const json = { 'content-type': 'application/json' };
  const typed = (type: string) => JSON.stringify({ json: { name: 'A' }, meta: { values: { name: [type] } } });

  test('50 MB', async () => {
    expect((await send(json, JSON.stringify({ name: 'x'.repeat(50 * 1024 * 1024) }))).status).toBe(413);
  });

  test.each([
    ['ten thousand levels', `{"name":${'['.repeat(10_000)}${']'.repeat(10_000)}}`],
    ['a prototype', '{"name":"A","__proto__":{"isAdmin":true}}'],
    ['a constructor', '{"name":"A","constructor":{"prototype":{"isAdmin":true}}}'],
    ...['Error', 'Map', 'URL', 'RegExp', 'class', 'undefined'].map((type) => [`superjson’s ${type}`, typed(type)]),
  ])('%s', async (_what, body) => {
    expect((await send(json, body ?? '')).status).toBe(400);
    expect(Object(Object.prototype).isAdmin).toBeUndefined();
  });
});

describe('check 82: a refusal tells code, sentence and request, and nothing of ours', () => {
  const cases: [number, () => Promise<Response>][] = [
    [400, () => send({ 'content-type': 'application/json' }, '{"name":5}')],
    [401, () => testApi.api.handleRest(new Request(`${ORIGIN}/api/rest/agents`, { headers: nobody }))],
    [403, () => testApi.api.handleRest(new Request(`${ORIGIN}/api/rest/webhooks`, { headers: key }))],
    [404, () => testApi.api.handleRest(new Request(`${ORIGIN}/api/rest/agents/agt_0000`, { headers: key }))],
    [404, () => testApi.api.handleRest(new Request(`${ORIGIN}/api/rest/nothing`, { headers: key }))],
    [405, () => testApi.api.handleRest(new Request(`${ORIGIN}/api/rest/agents`, { method: 'PATCH', headers: key }))],
    [413, () => send({ 'content-type': 'application/json' }, JSON.stringify({ name: 'x'.repeat(7 * 1024 * 1024) }))],
    [415, () => send({ 'content-type': 'text/plain' }, '{}')],
  ];

  test.each(cases)('%i', async (status, ask) => {
    const response = await ask();
    const text = await response.text();
    expect(response.status).toBe(status);
    expect(JSON.parse(text)).toMatchObject({
      code: expect.stringMatching(/^[A-Z_]+$/),
      message: expect.stringMatching(/\.$/),
      requestId: response.headers.get('x-request-id'),
    });
    expect(text).not.toMatch(/select |insert |prisma|\.ts:|node_modules|aybiza_live/i);
  });

  test('a database that is away', async () => {
    const db = createDb({ url: 'postgresql://nobody@127.0.0.1:1/nothing' });
    const bus = createPostgresBus({ url: world.place.appUrl, onError: () => {}, waitMs: PATIENCE_MS });
    onTestFinished(async () => {
      await bus.close();
      await db.close();
    });
    const lost = await startTestApi({ ...world, db });
    onTestFinished(() => lost.stop());
    const reply = await lost.rest('GET /agents', key);
    expect(reply).toMatchObject({ status: 503, code: 'UNAVAILABLE' });
    expect(reply.text).not.toMatch(/127\.0\.0\.1:1|postgres/i);
  });

  test('what is not there and what is somebody else’s read alike', async () => {
    const other = await testApi.key(await testApi.workspace('requests-other'), ['agents:read', 'agents:write']);
    const made = await testApi.rest('POST /agents', key, { name: 'Mine' });
    const strip = (text: string) => text.replace(/req_\w+/, '');
    const theirs = await testApi.rest(`GET /agents/${Object(made.body).agentId}`, other);
    const absent = await testApi.rest('GET /agents/agt_00000000', other);
    expect([theirs.status, strip(theirs.text)]).toEqual([404, strip(absent.text)]);
  });
});
