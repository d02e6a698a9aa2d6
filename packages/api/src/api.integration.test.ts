import { createApiKeySecret } from '@aybiza/auth/api-key-secret';
import { consumeCallToken } from '@aybiza/auth/call-token';
import { hashPbxSecret } from '@aybiza/auth/pbx-secret';
import { listCallEvents } from '@aybiza/db/call-events';
import { finishCall } from '@aybiza/db/calls';
import { createDb } from '@aybiza/db/client';
import { findPbxLine } from '@aybiza/db/phone-numbers';
import { listHeldCallsOf, releaseHold } from '@aybiza/db/privacy/legal-holds';
import { findStatechart } from '@aybiza/db/statecharts';
import { smallFlow } from '@aybiza/db/testing/seed';
import { useDatabase } from '@aybiza/db/testing/use-database';
import { listWebhookDeliveriesOfCall } from '@aybiza/db/webhook-deliveries';
import { findWebhook, webhookSecretPlace } from '@aybiza/db/webhooks';
import { TEMPLATE_IDS } from '@aybiza/flow';
import type { AgentId, WorkspaceId } from '@aybiza/foundation/ids';
import { agentIdSchema, webhookIdSchema } from '@aybiza/foundation/ids';
import { createSealer, isSealed } from '@aybiza/foundation/sealer';
import { fakeClock } from '@aybiza/foundation/testing/fake-clock';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { createRateLimit } from './rate-limit.ts';
import { type FilledWorkspace, fillWorkspace, MONDAY_NINE } from './testing/fill-workspace.ts';
import { type Credentials, startTestApi, TEST_SECRET, type TestApi } from './testing/start-test-api.ts';

const world = useDatabase();
let testApi: TestApi;
let workspaceId: WorkspaceId;
let filled: FilledWorkspace;
let owner: Credentials;

beforeAll(async () => {
  testApi = await startTestApi(world);
  workspaceId = await testApi.workspace('api');
  filled = await fillWorkspace(world.db, workspaceId, '+442079460009');
  owner = (await testApi.person('owner', [{ workspaceId, role: 'owner' }])).credentials;
});

afterAll(() => testApi.stop());

const call = (name: string, input?: unknown) => testApi.call(name, input, owner);

async function newAgent(template = 'empty'): Promise<AgentId> {
  const { body } = await call('agent.create', { name: 'Reception', template });
  return z.object({ agentId: agentIdSchema }).parse(body).agentId;
}

/** A menu with an open port. */
function brokenFlow() {
  const flow = smallFlow();
  return { ...flow, edges: {} };
}

test.each(['empty', ...TEMPLATE_IDS])(
  'an agent made from the template “%s” can be published at once',
  async (template) => {
    const agentId = await newAgent(template);
    const published = await call('flow.publish', { agentId, note: 'First.' });
    expect(published.body).toMatchObject({ status: 'published', number: 1 });
    expect((await call('agent.get', { agentId })).body).toMatchObject({ liveVersion: 1, problems: { errors: 0 } });
    expect((await call('flow.listVersions', { agentId })).body).toMatchObject([
      { number: 1, note: 'First.', live: true },
    ]);
  },
);

test('publishing a flow with problems is refused with the problems, and callers notice nothing', async () => {
  const agentId = await newAgent();
  await call('flow.publish', { agentId });
  await call('flow.saveDraft', { agentId, flow: brokenFlow(), revision: 1 });
  const refused = await call('flow.publish', { agentId });
  expect(refused.body).toMatchObject({ status: 'refused', problems: expect.arrayContaining([expect.anything()]) });
  expect((await call('agent.get', { agentId })).body).toMatchObject({ liveVersion: 1 });
});

test('check 112: a flow that would put callers through to a number that costs is refused, and names the step', async () => {
  const agentId = await newAgent();
  const small = smallFlow();
  const nodes = { ...small.nodes, person: { kind: 'transfer', data: { to: '+44 909 879 0000' } } };
  const edges = {
    e0: { from: { node: 'start', port: 'next' }, to: { node: 'person' } },
    e1: { from: { node: 'person', port: 'answered' }, to: { node: 'bye' } },
  };
  await call('flow.saveDraft', { agentId, flow: { ...small, nodes, edges }, revision: 1 });
  const refused = await call('flow.publish', { agentId });
  expect(refused.body).toMatchObject({
    status: 'refused',
    problems: [{ code: 'COSTLY_NUMBER', place: { node: 'person', field: 'to' } }],
  });
});

test('the second of two people who save the same revision is told, and loses nothing of the first', async () => {
  const agentId = await newAgent();
  const [first, second] = [smallFlow('First.'), smallFlow('Second.')];
  expect((await call('flow.saveDraft', { agentId, flow: first, revision: 1 })).body).toEqual({ revision: 2 });
  const stale = await call('flow.saveDraft', { agentId, flow: second, revision: 1 });
  expect([stale.status, stale.code]).toEqual([409, 'STALE_REVISION']);
  expect((await call('flow.getDraft', { agentId })).body).toMatchObject({ revision: 2, flow: first });
});

test('a published flow is found by agent and number, with the flows inside it', async () => {
  const [inner, outer] = [await newAgent(), await newAgent()];
  await call('flow.publish', { agentId: inner });
  const small = smallFlow();
  const nodes = { ...small.nodes, part: { kind: 'subflow', data: { agent: inner, version: 1 } } };
  const edges = { e0: { from: { node: 'start', port: 'next' }, to: { node: 'part' } } };
  await call('flow.saveDraft', { agentId: outer, flow: { ...small, nodes, edges }, revision: 1 });
  await call('flow.publish', { agentId: outer });
  const { body } = await call('flow.getPublished', { agentId: outer, number: 1 });
  expect(body).toMatchObject({ flow: { name: small.name }, subflows: [{ agent: inner, version: 1 }] });
  expect((await call('flow.getPublished', { agentId: outer, number: 2 })).status).toBe(404);
});

test('a draft that changed after somebody looked at it is not published', async () => {
  const agentId = await newAgent();
  await call('flow.saveDraft', { agentId, flow: smallFlow('Changed.'), revision: 1 });
  expect((await call('flow.publish', { agentId, revision: 1 })).code).toBe('STALE_REVISION');
});

test('a document that is no flow is refused with what does not fit', async () => {
  const agentId = await newAgent();
  const refused = await call('flow.saveDraft', { agentId, flow: { schemaVersion: 1, name: 7 }, revision: 1 });
  expect([refused.status, refused.code]).toEqual([422, 'FLOW_REFUSED']);
});

test('a test call runs what is on the screen, saved or not, and lets one socket in', async () => {
  const agentId = await newAgent();
  const reply = await call('calls.createTestCall', { agentId, flow: smallFlow('Not saved.') });
  const { url, token } = z.object({ url: z.string(), token: z.string() }).parse(reply.body);
  expect(url).toBe('ws://127.0.0.1:3100/browser/call');
  const use = () => consumeCallToken(world.db, { secret: TEST_SECRET, token, now: Date.now() });
  const used = await use();
  expect(used).toMatchObject({
    ok: true,
    value: { claims: { workspaceId, agentId, flowVersionId: null, isTest: true } },
  });
  expect(await use()).toEqual({ ok: false, error: 'USED' });
  const hash = used.ok ? used.value.claims.statechartHash : '';
  const statechart = await world.db.forWorkspace(workspaceId, (tx) => findStatechart(tx, hash));
  expect(JSON.stringify(statechart)).toContain('Not saved.');
});

test('a test call of a broken flow is refused with its problems', async () => {
  const reply = await call('calls.createTestCall', { agentId: await newAgent(), flow: brokenFlow() });
  expect(reply.body).toMatchObject({ status: 'refused' });
});

test('a number rings at the agent it was connected to last', async () => {
  const [first, second] = [await newAgent(), await newAgent()];
  const e164 = '+442079460100';
  expect((await call('phoneNumber.connect', { e164, agentId: first })).code).toBe('NOT_PUBLISHED');
  for (const agentId of [first, second]) {
    await call('flow.publish', { agentId });
    await call('phoneNumber.connect', { e164, agentId });
  }
  const { body } = await call('phoneNumber.list');
  expect(body).toContainEqual(
    expect.objectContaining({ e164, agent: { id: second, name: 'Reception', environment: 'live' } }),
  );
});

test('a call comes with its log, its drawing and what came of it', async () => {
  const { body } = await call('calls.get', { callId: filled.callId });
  expect(body).toMatchObject({
    agentName: filled.canary,
    version: 1,
    drawing: { exact: true },
    events: [{ type: 'callerSaid', text: filled.canary }],
    results: [{ name: 'topic', value: filled.canary }],
    jobs: [{ kind: filled.canary, state: 'waiting' }],
    deliveries: [{ status: 'pending', attempts: 0 }],
    recording: { mediaType: 'audio/ogg', channels: 2 },
  });
});

const recording = (headers: Credentials) =>
  testApi.api.handleRecording(new Request('http://127.0.0.1/r', { headers }), filled.callId);

test('a recording is given to members, whole or in the part a player asks for', async () => {
  await testApi.storage.put(filled.recordingKey, Buffer.from('0123456789'));
  const whole = await recording(owner);
  expect([whole.status, whole.headers.get('content-type'), await whole.text()]).toEqual([
    200,
    'audio/ogg',
    '0123456789',
  ]);
  expect(whole.headers.get('content-disposition')).toBe(`inline; filename="${filled.callId}.ogg"`);
  const part = await recording({ ...owner, range: 'bytes=2-4' });
  expect([part.status, part.headers.get('content-range'), await part.text()]).toEqual([206, 'bytes 2-4/10', '234']);
  expect((await recording({ ...owner, range: 'bytes=10-' })).status).toBe(416);
});

test('a recording is given to nobody else', async () => {
  const stranger = (await testApi.person('stranger')).credentials;
  const other = await testApi.workspace('recording-other');
  const foreign = (await testApi.person('foreign', [{ workspaceId: other, role: 'owner' }])).credentials;
  const statuses = await Promise.all([{}, stranger, foreign].map(async (as) => (await recording(as)).status));
  expect(statuses).toEqual([401, 403, 404]);
});

test('check 131: the address of a recording, from a log or from before, opens nothing without the right of whoever asks', async () => {
  await testApi.storage.put(filled.recordingKey, Buffer.from('0123456789'));
  const leaving = await testApi.person('leaving', [{ workspaceId, role: 'viewer' }]);
  const { body } = await testApi.call('calls.recording', { callId: filled.callId }, leaving.credentials);
  // It names the call and carries nothing that lets anybody in.
  expect(body).toMatchObject({ path: `/api/recordings/${filled.callId}` });
  expect((await recording(leaving.credentials)).status).toBe(200);
  await call('member.remove', { memberId: leaving.userId });
  expect((await recording(leaving.credentials)).status).toBe(403);
  expect((await recording({})).status).toBe(401);
});

test('an API key is shown once and works until it is revoked', async () => {
  const made = await call('apiKey.create', { name: 'CRM', scopes: ['agents:read', 'agents:read'] });
  const { apiKeyId, key } = z.object({ apiKeyId: z.string(), key: z.string() }).parse(made.body);
  const as = { authorization: `Bearer ${key}` };
  expect((await testApi.rest('GET /agents', as)).status).toBe(200);
  const listed = await call('apiKey.list');
  expect(listed.text).toContain(apiKeyId);
  expect(listed.text).not.toContain(key);
  expect((await testApi.rest('GET /calls', as)).code).toBe('FORBIDDEN');
  await call('apiKey.revoke', { apiKeyId });
  expect((await testApi.rest('GET /agents', as)).status).toBe(401);
});

test('REST answers the same procedures: path, query and body become the input', async () => {
  const key = await testApi.key(workspaceId, ['agents:write', 'agents:read', 'calls:read', 'flows:read']);
  const made = await testApi.rest('POST /agents', key, { name: 'By REST' });
  const { agentId } = z.object({ agentId: z.string() }).parse(made.body);
  expect((await testApi.rest(`GET /agents/${agentId}`, key)).body).toMatchObject({ name: 'By REST' });
  const page = await testApi.rest('GET /calls?limit=1&isTest=false&status=live', key);
  expect(page.body).toMatchObject({ items: [{ id: filled.callId }], nextCursor: null });
});

test.each([
  ['GET /nothing', 404, 'NOT_FOUND'],
  ['DELETE /agents', 405, 'METHOD_NOT_SUPPORTED'],
  ['GET /calls?limit=ten', 400, 'BAD_REQUEST'],
  ['GET /calls?limit=1e9', 400, 'BAD_REQUEST'],
  ['GET /calls?isTest=0', 400, 'BAD_REQUEST'],
  ['GET /calls?workspaceId=ws_1', 400, 'BAD_REQUEST'],
  ['GET /calls?cursor=nonsense', 400, 'INVALID_CURSOR'],
  ['GET /agents/agt_00000000000000000000', 404, 'NOT_FOUND'],
])('%s is answered with %i %s and a request id', async (route, status, code) => {
  const reply = await testApi.rest(route, await testApi.key(workspaceId, ['agents:read', 'calls:read']));
  expect([reply.status, reply.code]).toEqual([status, code]);
  expect(reply.body).toMatchObject({ requestId: reply.headers.get('x-request-id') });
});

test('REST takes no cookie: what a page of another site could send opens nothing', async () => {
  expect((await testApi.rest('GET /agents', owner)).status).toBe(401);
});

test('the OpenAPI document names every address with its method and no address of people only', async () => {
  const { body } = await testApi.rest('GET /openapi.json', {});
  const { paths } = z
    .object({ openapi: z.string().startsWith('3.1'), paths: z.record(z.string(), z.unknown()) })
    .parse(body);
  expect(Object.keys(paths)).toContain('/agents/{agentId}/versions');
  expect(Object.keys(paths).filter((path) => /api-keys|session|workspaces/.test(path))).toEqual([]);
});

test('the OpenAPI document names the files, each where it is and with its filters', async () => {
  const { body } = await testApi.rest('GET /openapi.json', {});
  const file = z.object({
    servers: z.tuple([z.object({ url: z.string() })]),
    get: z.object({
      parameters: z.array(z.object({ name: z.string() })).transform((all) => all.map(({ name }) => name)),
      responses: z.looseObject({ 200: z.object({ content: z.record(z.string(), z.unknown()) }) }),
    }),
  });
  const { paths } = z.object({ paths: z.record(z.string(), z.unknown()) }).parse(body);
  const calls = file.parse(paths['/calls.csv']);
  expect(calls.servers[0].url).toMatch(/\/api$/);
  expect(calls.get.parameters).toEqual(expect.arrayContaining(['agentId', 'party', 'text']));
  expect(calls.get.parameters).not.toContain('cursor');
  expect(Object.keys(calls.get.responses[200].content)).toEqual(['text/csv']);
  expect(file.parse(paths['/recordings/{callId}']).get.parameters).toEqual(['callId']);
  expect(file.parse(paths['/contacts.csv']).get.parameters).toEqual([]);
});

const post = (headers: Record<string, string>, body = '{"name":"New"}', path = 'agent.create') =>
  testApi.api.handleTrpc(
    new Request(`http://127.0.0.1:3000/api/trpc/${path}`, {
      method: 'POST',
      headers: {
        host: '127.0.0.1:3000',
        'content-type': 'application/json',
        'x-aybiza-page': '1',
        ...owner,
        ...headers,
      },
      body,
    }),
  );

test.each([
  ['a page of another site', { origin: 'https://evil.example', 'x-aybiza-page': '1' }],
  ['a sandboxed frame', { origin: 'null' }],
])('a change asked for by %s is refused', async (_title, headers) => {
  const refused = await post(headers);
  expect([refused.status, await refused.json()]).toMatchObject([403, { error: { data: { code: 'WRONG_ORIGIN' } } }]);
});

test('a change without our own header is refused: a form cannot send it', async () => {
  const headers = { host: '127.0.0.1:3000', 'content-type': 'application/json', ...owner };
  const url = 'http://127.0.0.1:3000/api/trpc/agent.create';
  const response = await testApi.api.handleTrpc(new Request(url, { method: 'POST', headers, body: '{"name":"New"}' }));
  expect(response.status).toBe(403);
});

test.each([
  'text/plain',
  'multipart/form-data; boundary=x',
  'application/octet-stream',
  'application/x-www-form-urlencoded',
])('a body of %s is refused', async (type) => {
  expect((await post({ 'content-type': type })).status).toBe(415);
});

test('a body that is too large is refused before it is understood', async () => {
  const body = JSON.stringify({ name: 'x'.repeat(7 * 1024 * 1024) });
  expect((await post({}, body)).status).toBe(413);
});

test('JSON that is nested very deeply is refused, not fatal', async () => {
  const deep = `${'['.repeat(20_000)}${']'.repeat(20_000)}`;
  const agentId = await newAgent();
  const statuses = [
    (await post({}, deep)).status,
    (await post({}, `{"agentId":"${agentId}","revision":1,"flow":${deep}}`, 'flow.saveDraft')).status,
  ];
  expect(statuses.every((status) => status >= 400 && status < 500)).toBe(true);
});

test('more calls in one request than a page ever makes are refused', async () => {
  const names = Array.from({ length: 11 }, () => 'session.get').join(',');
  const response = await testApi.api.handleTrpc(
    new Request(`http://127.0.0.1:3000/api/trpc/${names}?batch=1&input=%7B%7D`, { headers: owner }),
  );
  expect(response.status).toBe(413);
  expect(await response.text()).not.toContain('offer');
});

test('whoever asks too often is told when to come again', async () => {
  const rateLimit = createRateLimit({ clock: fakeClock(), burst: 2, perSecond: 0.1 });
  const limited = await startTestApi(world, { limits: { rateLimit } });
  const key = await limited.key(workspaceId, ['agents:read']);
  await limited.rest('GET /agents', key);
  await limited.rest('GET /agents', key);
  const refused = await limited.rest('GET /agents', key);
  expect([refused.status, refused.code, refused.headers.get('retry-after')]).toEqual([429, 'RATE_LIMITED', '10']);
  await limited.stop();
});

test.each(['ftp://example.com', 'javascript:alert(1)', 'https://user:pass@example.com', 'example.com', ''])(
  '%j is no address for a webhook',
  async (url) => {
    expect((await call('webhook.create', { url, events: ['call.ended'] })).status).toBe(400);
  },
);

test('the secret of a webhook is shown once', async () => {
  const made = await call('webhook.create', { url: 'https://example.com/hook', events: ['call.ended'] });
  const shown = z.object({ webhookId: webhookIdSchema, secret: z.string().startsWith('whsec_') });
  const { secret, webhookId } = shown.parse(made.body);
  expect((await call('webhook.list')).text).not.toContain(secret);
  const stored = await world.db.forWorkspace(workspaceId, (tx) => findWebhook(tx, webhookId));
  expect(isSealed(stored?.secret ?? '')).toBe(true);
  // As the worker opens it, and nobody else.
  const place = webhookSecretPlace(workspaceId, webhookId);
  expect(createSealer(TEST_SECRET).open(stored?.secret ?? '', place)).toBe(secret);
});

test('an agent that answers a number is not deleted: the refusal names the number, and then says the truth', async () => {
  const agentId = await newAgent();
  await call('flow.publish', { agentId });
  await call('phoneNumber.connect', { agentId, e164: '+442079460077' });
  const refused = await call('agent.delete', { agentId });
  expect([refused.status, refused.code]).toEqual([409, 'AGENT_IN_USE']);
  expect(refused.text).toContain('This agent answers +442079460077.');
  expect((await call('agent.get', { agentId })).status).toBe(200);
  const numbers = z.array(z.object({ id: z.string(), e164: z.string() })).parse((await call('phoneNumber.list')).body);
  const phoneNumberId = numbers.find(({ e164 }) => e164 === '+442079460077')?.id;
  expect((await call('phoneNumber.remove', { phoneNumberId })).body).toEqual({ removed: true });
  expect((await call('agent.delete', { agentId })).body).toEqual({ deleted: true });
  expect((await call('agent.get', { agentId })).status).toBe(404);
  expect((await call('agent.delete', { agentId })).status).toBe(404);
});

test('the secret of a PBX line is shown once, replaced by the next, and revoked', async () => {
  await call('phoneNumber.connect', { agentId: filled.agentId, e164: '+442079460076' });
  const numberOf = async () => {
    const numbers = z.array(z.object({ id: z.string(), e164: z.string(), hasPbxSecret: z.boolean() }));
    return numbers.parse((await call('phoneNumber.list')).body).find(({ e164 }) => e164 === '+442079460076');
  };
  const phoneNumberId = (await numberOf())?.id;
  const issue = async () => {
    const { body } = await call('phoneNumber.issuePbxSecret', { phoneNumberId });
    return hashPbxSecret(z.object({ secret: z.string() }).parse(body).secret) ?? '';
  };
  const first = await issue();
  expect(await findPbxLine(world.db, first)).toMatchObject({ e164: '+442079460076', phoneNumberId });
  const second = await issue();
  expect(await findPbxLine(world.db, first)).toBeUndefined();
  expect((await numberOf())?.hasPbxSecret).toBe(true);
  expect(JSON.stringify((await call('phoneNumber.list')).body)).not.toContain(second);
  expect((await call('phoneNumber.revokePbxSecret', { phoneNumberId })).body).toEqual({ revoked: true });
  expect(await findPbxLine(world.db, second)).toBeUndefined();
});

test('a deleted agent takes the log and the sound of its calls with it', async () => {
  const one = await fillWorkspace(world.db, await testApi.workspace('going'), '+442079460078');
  const { credentials } = await testApi.person('going', [{ workspaceId: one.workspaceId, role: 'owner' }]);
  await testApi.storage.put(one.recordingKey, Buffer.from('sound'));
  const numbers = await testApi.call('phoneNumber.list', undefined, credentials);
  const [number] = z.array(z.object({ id: z.string() })).parse(numbers.body);
  await testApi.call('phoneNumber.remove', { phoneNumberId: number?.id }, credentials);
  const held = await testApi.call('agent.delete', { agentId: one.agentId }, credentials);
  expect([held.status, held.code]).toEqual([409, 'ON_LEGAL_HOLD']);
  await world.db.forWorkspace(one.workspaceId, async (tx) => {
    for (const id of await listHeldCallsOf(tx, one.agentId)) await releaseHold(tx, { kind: 'call', id });
  });
  const talking = await testApi.call('agent.delete', { agentId: one.agentId }, credentials);
  expect([talking.status, talking.code]).toEqual([409, 'AGENT_IN_USE']);
  const end = {
    status: 'ended',
    endedAt: MONDAY_NINE,
    endReason: 'hungUp',
    outcome: null,
    variables: {},
    turns: 1,
  } as const;
  await world.db.forWorkspace(one.workspaceId, (tx) => finishCall(tx, one.callId, end));
  expect((await testApi.call('agent.delete', { agentId: one.agentId }, credentials)).status).toBe(200);
  const left = await world.db.forWorkspace(one.workspaceId, async (tx) => [
    ...(await listCallEvents(tx, { callId: one.callId, callStartedAt: MONDAY_NINE })),
    ...(await listWebhookDeliveriesOfCall(tx, one.callId)),
  ]);
  expect([left, await testApi.storage.get(one.recordingKey)]).toEqual([[], undefined]);
});

test('text that the database cannot hold is refused at the door', async () => {
  const agentId = await newAgent();
  expect((await call('agent.create', { name: 'a\0b' })).status).toBe(400);
  expect((await call('calls.list', { party: '\ud800' })).status).toBe(400);
  expect((await call('flow.publish', { agentId, note: '\0' })).status).toBe(400);
});

test('while the database is away, the answer says so and nothing of how', async () => {
  const place = { ...world.place, appUrl: 'postgresql://aybiza_app:secret@127.0.0.1:1/none' };
  const db = createDb({ url: place.appUrl });
  const away = await startTestApi({ db, place: { ...place, ownerUrl: world.place.ownerUrl } });
  const byKey = await away.rest('GET /agents', { authorization: `Bearer ${createApiKeySecret().text}` });
  const byCookie = await away.call('agent.list', undefined, owner);
  for (const reply of [byKey, byCookie]) {
    expect([reply.status, reply.code]).toEqual([503, 'UNAVAILABLE']);
    expect(reply.text).not.toMatch(/secret|127\.0\.0\.1|prisma|ECONNREFUSED|\.ts/i);
  }
  await away.stop();
  await db.close();
});
