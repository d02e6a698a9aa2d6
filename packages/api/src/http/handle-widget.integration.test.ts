import { consumeCallToken } from '@aybiza/auth/call-token';
import { readPagePass } from '@aybiza/auth/page-pass';
import { createFlow } from '@aybiza/db/flows';
import { smallFlow } from '@aybiza/db/testing/seed';
import { useDatabase } from '@aybiza/db/testing/use-database';
import { changeWidget, type NewWidget } from '@aybiza/db/widgets';
import { suspendWorkspace } from '@aybiza/db/workspaces';
import type { WidgetId } from '@aybiza/foundation/ids';
import { fakeClock } from '@aybiza/foundation/testing/fake-clock';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { createRateLimit } from '../rate-limit.ts';
import { aWidget } from '../testing/a-widget.ts';
import { type FilledWorkspace, fillWorkspace } from '../testing/fill-workspace.ts';
import { type Credentials, startTestApi, TEST_SECRET, type TestApi } from '../testing/start-test-api.ts';

const SITE = 'https://www.example.com';
const world = useDatabase();
const clock = fakeClock();
let testApi: TestApi;
let ours: FilledWorkspace;
let publisher: Credentials;
let widgetId: WidgetId;

beforeAll(async () => {
  const limited = (burst: number) => createRateLimit({ clock, burst, perSecond: 1 });
  testApi = await startTestApi(world, { limits: { visitorLimit: limited(5), widgetLimit: limited(8) } });
  ours = await fillWorkspace(world.db, await testApi.workspace('ours'), '+447700900001');
  ({ credentials: publisher } = await testApi.person('publisher', [
    { workspaceId: ours.workspaceId, role: 'publisher' },
  ]));
});
beforeEach(async () => {
  widgetId = await create();
  clock.advance(60_000);
});
afterAll(() => testApi.stop());

async function create(parts: Partial<NewWidget> = {}): Promise<WidgetId> {
  const reply = await testApi.call('widget.create', { agentId: ours.agentId, ...aWidget(parts) }, publisher);
  return z.object({ widgetId: z.custom<WidgetId>() }).parse(reply.body).widgetId;
}

interface Knock {
  id?: string;
  /** As a browser sends them. */
  headers?: Record<string, string>;
}

const look = ({ id = widgetId, headers = { origin: SITE } }: Knock = {}) =>
  testApi.api.handleWidget(new Request(`http://127.0.0.1:3000/api/widgets/${id}`, { headers }), id);
const call = ({ id = widgetId, headers = { origin: SITE } }: Knock = {}) =>
  testApi.api.handleWidgetCall(
    new Request(`http://127.0.0.1:3000/api/widgets/${id}/calls`, { method: 'POST', headers }),
    id,
  );
const plain = async (response: Response) => {
  const { requestId: _, ...body } = z.looseObject({ requestId: z.string() }).parse(await response.json());
  return { status: response.status, body, cors: response.headers.get('access-control-allow-origin') };
};
const NOBODY = 'wdg_0000000000000000000000';
const calledSchema = z.object({ url: z.string(), token: z.string(), expiresAt: z.number() });
const invited = async (response: Response) => calledSchema.parse(await response.json());
const use = (token: string, now = Date.now()) => consumeCallToken(world.db, { secret: TEST_SECRET, token, now });

test('a listed page reads how the widget looks, and nobody else’s cache keeps it', async () => {
  const response = await look();
  expect(response.headers.get('access-control-allow-origin')).toBe(SITE);
  expect(response.headers.get('vary')).toBe('Origin');
  expect(response.headers.get('cache-control')).toBe('no-store');
  expect(response.headers.has('access-control-allow-credentials')).toBe(false);
  expect(await response.json()).toEqual({ looks: aWidget().looks, byVoice: true, byText: true });
});

test('a listed page is given a call of the version that is live: not a test, and for that page alone', async () => {
  const { url, token } = await invited(await call());
  const [, pass = ''] = /^ws:\/\/127\.0\.0\.1:3100\/widget\/call\/(.+)$/.exec(url) ?? [];
  expect(readPagePass(pass, TEST_SECRET)).toBe(SITE);
  const { agentId, flowVersionId, workspaceId } = ours;
  expect(await use(token)).toMatchObject({
    ok: true,
    value: { claims: { workspaceId, agentId, flowVersionId, isTest: false, origin: SITE } },
  });
});

test('check 70: the token of a visitor is used once, and for a minute', async () => {
  const { token } = await invited(await call());
  expect((await use(token)).ok).toBe(true);
  expect(await use(token)).toEqual({ ok: false, error: 'USED' });
  const { token: late, expiresAt } = await invited(await call());
  expect(await use(late, expiresAt + 60_001)).toEqual({ ok: false, error: 'EXPIRED' });
});

describe('check 123: a page that is not listed', () => {
  const foreign: [string, Record<string, string>][] = [
    ['another site', { origin: 'https://evil.test' }],
    ['no origin', {}],
    ['an empty origin', { origin: '' }],
    ['the origin `null` of a sandboxed frame', { origin: 'null' }],
    ['a suffix trick', { origin: `${SITE}.evil.test` }],
    ['a prefix trick', { origin: 'https://evilwww.example.com' }],
    ['a subdomain', { origin: 'https://a.www.example.com' }],
    ['the parent domain', { origin: 'https://example.com' }],
    ['another port', { origin: `${SITE}:8443` }],
    ['the usual port written out', { origin: `${SITE}:443` }],
    ['another scheme', { origin: 'http://www.example.com' }],
    ['capital letters', { origin: 'https://WWW.EXAMPLE.COM' }],
    ['a path behind it', { origin: `${SITE}/` }],
    ['two origins', { origin: `${SITE}, https://evil.test` }],
    ['a page of the same site that says so', { origin: 'https://evil.test', 'sec-fetch-site': 'same-site' }],
  ];

  test.each(foreign)('%s gets the same plain refusal as for a widget that is not there', async (_who, headers) => {
    const refusal = await plain(await look({ headers }));
    expect(refusal).toEqual({
      status: 404,
      body: { code: 'NOT_FOUND', message: 'There is no such widget.' },
      cors: null,
    });
    expect(await plain(await call({ headers }))).toEqual(refusal);
    expect(await plain(await look({ headers, id: NOBODY }))).toEqual(refusal);
    expect(await plain(await call({ headers, id: NOBODY }))).toEqual(refusal);
  });

  test('so does one that asks for no id at all', async () => {
    for (const id of ['', 'wdg_', '../x', `${widgetId}%00`, `${widgetId} `, 'WDG_ABCD'])
      expect((await plain(await look({ id }))).status).toBe(404);
  });

  test('a widget without any page is shown by no site', async () => {
    expect((await look({ id: await create({ origins: [] }) })).status).toBe(404);
  });

  test('a page that is taken out of the list is refused from then on', async () => {
    await update({ origins: ['https://new.example.com'] });
    expect((await look()).status).toBe(404);
    expect((await look({ headers: { origin: 'https://new.example.com' } })).status).toBe(200);
  });
});

const update = (parts: Partial<NewWidget>) =>
  testApi.call('widget.update', { widgetId, agentId: ours.agentId, ...aWidget(parts) }, publisher);

test('a widget that is turned off or removed is one that is not there', async () => {
  await update({ enabled: false });
  expect((await plain(await look())).status).toBe(404);
  expect((await plain(await call())).status).toBe(404);
  await update({});
  expect((await look()).status).toBe(200);
  await testApi.call('widget.remove', { widgetId }, publisher);
  expect((await plain(await look())).status).toBe(404);
});

test('a widget of another workspace can be neither seen nor changed', async () => {
  const theirs = await testApi.workspace('theirs');
  const { credentials } = await testApi.person('stranger', [{ workspaceId: theirs, role: 'owner' }]);
  expect((await testApi.call('widget.list', undefined, credentials)).body).toEqual([]);
  const input = { widgetId, agentId: ours.agentId, ...aWidget() };
  expect((await testApi.call('widget.update', input, credentials)).status).toBe(404);
  expect((await testApi.call('widget.remove', { widgetId }, credentials)).status).toBe(404);
  const changed = { ...aWidget(), deploymentId: z.custom<NewWidget['deploymentId']>().parse('dep_nosuch') };
  expect(await world.db.forWorkspace(theirs, (tx) => changeWidget(tx, widgetId, changed))).toBe(false);
});

test('on a page of ours it can be tried without being listed, and what is tried is a test', async () => {
  const headers = { host: '127.0.0.1:3000', 'sec-fetch-site': 'same-origin' };
  expect((await look({ headers })).status).toBe(200);
  const { token } = await invited(await call({ headers: { ...headers, origin: 'http://127.0.0.1:3000' } }));
  const claims = { isTest: true, origin: 'http://127.0.0.1:3000' };
  expect(await use(token)).toMatchObject({ ok: true, value: { claims } });
});

test('check 79: whoever begins one call after the other is told when to come again, in words that their page can read', async () => {
  const headers = { origin: SITE, 'x-forwarded-for': '203.0.113.7' };
  for (let index = 0; index < 5; index += 1) expect((await call({ headers })).status).toBe(200);
  const refused = await call({ headers });
  expect(refused.headers.get('retry-after')).toBe('1');
  expect(await plain(refused)).toMatchObject({ status: 429, cors: SITE });
  expect((await call({ headers: { ...headers, 'x-forwarded-for': '203.0.113.8' } })).status).toBe(200);
});

test('check 79: a widget begins only so many calls, from however many addresses', async () => {
  const from = (last: number) => call({ headers: { origin: SITE, 'x-forwarded-for': `198.51.100.${last}` } });
  for (let last = 1; last <= 8; last += 1) expect((await from(last)).status).toBe(200);
  expect((await from(9)).status).toBe(429);
});

test('an agent that web sites show is not deleted, and its owner reads by which widgets', async () => {
  const agentId = await ours.newAgent();
  await world.db.forWorkspace(ours.workspaceId, (tx) => createFlow(tx, { agentId, document: smallFlow('Hello.') }));
  const { credentials: owner } = await testApi.person('owner', [{ workspaceId: ours.workspaceId, role: 'owner' }]);
  await testApi.call('flow.publish', { agentId, revision: 1 }, owner);
  await testApi.call('widget.create', { agentId, ...aWidget({ name: 'Surgery site' }) }, owner);
  const refused = await testApi.call('agent.delete', { agentId }, owner);
  expect(refused).toMatchObject({ status: 409, code: 'AGENT_IN_USE' });
  expect(refused.text).toContain('by Surgery site.');
});

test('origins are kept as browsers name them, each once', async () => {
  const origins = ['https://WWW.Example.com:443/', SITE, 'http://localhost:8080'];
  const id = await create({ origins });
  const { body } = await testApi.call('widget.list', undefined, publisher);
  const listed = z.array(z.object({ id: z.string(), origins: z.array(z.string()) })).parse(body);
  expect(listed.find((widget) => widget.id === id)?.origins).toEqual([SITE, 'http://localhost:8080']);
});

test.each([
  ['https://*.example.com', 'no wildcards'],
  ['http://www.example.com', 'http only for localhost'],
  ['https://www.example.com/book', 'only the origin'],
  ['www.example.com', 'such as https://www.example.com'],
])('the origin %s is refused with what to write instead', async (origin, words) => {
  const reply = await testApi.call(
    'widget.create',
    { agentId: ours.agentId, ...aWidget({ origins: [origin] }) },
    publisher,
  );
  expect(reply.status).toBe(400);
  expect(reply.text).toContain(words);
});

test('a suspended workspace takes no visitor’s call, and says so in one sentence', async () => {
  await world.db.forWorkspace(ours.workspaceId, (tx) => suspendWorkspace(tx, { eraseAt: null }));
  expect((await look()).status).toBe(200);
  expect(await plain(await call())).toEqual({
    status: 503,
    body: { code: 'CANNOT_CALL', message: 'Nobody can take your call here at the moment. Please try again later.' },
    cors: SITE,
  });
});
