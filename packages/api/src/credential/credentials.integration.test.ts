import { createServer, type IncomingMessage, type Server } from 'node:http';
import { credentialPlace, findCredential } from '@aybiza/db/credentials';
import { useDatabase } from '@aybiza/db/testing/use-database';
import type { WorkspaceId } from '@aybiza/foundation/ids';
import { createSealer, isSealed } from '@aybiza/foundation/sealer';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Credentials, startTestApi, TEST_SECRET, type TestApi } from '../testing/start-test-api.ts';

const SECRET = 'sk-a-secret-of-the-booking-system-wxyz';
const world = useDatabase();
let testApi: TestApi;
let server: Server;
let origin: string;
let asked: IncomingMessage['headers'][];
let workspaceId: WorkspaceId;
let owner: Credentials;
let editor: Credentials;
let agentId: string;

/** Somebody else's system, which repeats whatever it is told. */
async function startEcho(): Promise<string> {
  server = createServer((request, response) => {
    asked.push(request.headers);
    response.writeHead(request.url === '/away' ? 302 : 200, { location: 'http://127.0.0.1:1/elsewhere' });
    response.end(JSON.stringify({ heard: request.headers }));
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server listens on a port');
  return `http://127.0.0.1:${address.port}`;
}

beforeAll(async () => {
  asked = [];
  origin = await startEcho();
  testApi = await startTestApi(world, { reach: { allowPrivate: [new URL(origin).host] } });
  workspaceId = await testApi.workspace('has-credentials');
  owner = (await testApi.person('owner', [{ workspaceId, role: 'owner' }])).credentials;
  editor = (await testApi.person('editor', [{ workspaceId, role: 'editor' }])).credentials;
  const created = await testApi.call('agent.create', { name: 'Asks', template: 'empty' }, owner);
  ({ agentId } = created.body as { agentId: string });
});
afterAll(async () => {
  await testApi.stop();
  server.closeAllConnections();
  server.close();
});

const bearer = { name: 'crm', manner: { kind: 'bearer' }, origins: ['https://crm.example'], secret: SECRET };
const set = (input: object) => testApi.call('credential.set', input, owner);

/** As if it had been entered for the server of this test: people may enter https only. */
const bindHere = (name: string) =>
  testApi.query('UPDATE credential SET origins = $1 WHERE workspace_id = $2 AND name = $3', [
    [origin],
    workspaceId,
    name,
  ]);

async function tryRequest(path: string, credential: string) {
  const call = { via: 'http', method: 'GET', url: path.startsWith('http') ? path : origin + path, credential };
  const nodes = { ask: { kind: 'request', label: 'Ask', data: { call } } };
  const flow = { schemaVersion: 1, name: 'Asks', variables: {}, nodes, edges: {} };
  return testApi.call('flow.tryRequest', { agentId, flow, node: 'ask', values: {} }, editor);
}

test('a credential is stored sealed for its row, and shown without its secret', async () => {
  expect((await set(bearer)).body).toEqual({ saved: true });
  const stored = await world.db.forWorkspace(workspaceId, (tx) => findCredential(tx, 'crm'));
  expect(isSealed(stored?.sealedSecret ?? '')).toBe(true);
  const place = credentialPlace(workspaceId, 'crm');
  expect(createSealer(TEST_SECRET).open(stored?.sealedSecret ?? '', place)).toBe(SECRET);
  const listed = await testApi.call('credential.list', undefined, editor);
  expect(listed.body).toMatchObject([{ name: 'crm', origins: ['https://crm.example'], secretEnding: 'wxyz' }]);
  for (const text of [SECRET, stored?.sealedSecret ?? '-']) expect(listed.text).not.toContain(text);
});

test('its secret stays when nothing else changes but fewer addresses, and is asked for when it would go elsewhere', async () => {
  const { secret: _, ...unchanged } = { ...bearer, name: 'kept', origins: ['https://a.example', 'https://b.example'] };
  await set({ ...unchanged, secret: SECRET });
  expect((await set({ ...unchanged, origins: ['https://a.example'] })).status).toBe(200);
  expect((await set({ ...unchanged, origins: ['https://c.example'] })).code).toBe('SECRET_NEEDED');
  expect((await set({ ...unchanged, manner: { kind: 'header', header: 'X-Key' } })).code).toBe('SECRET_NEEDED');
  expect((await set({ ...unchanged, name: 'never_there' })).code).toBe('SECRET_NEEDED');
});

test.each([
  [{ origins: ['http://crm.example'] }],
  [{ origins: ['https://crm.example/path'] }],
  [{ origins: ['https://me:you@crm.example'] }],
  [{ origins: [] }],
  [{ name: 'Not A Name' }],
  [{ secret: 'two\r\nlines' }],
  [{ manner: { kind: 'header', header: 'Host' } }],
  [{ manner: { kind: 'basic', username: 'a:b' } }],
])('%j is refused', async (change) => {
  expect((await set({ ...bearer, ...change })).status).toBe(400);
});

test('check 111: it goes to its own address, and to no other, and never along with a redirect', async () => {
  await set({ ...bearer, name: 'here' });
  await bindHere('here');
  await set({ ...bearer, name: 'elsewhere' });
  asked = [];
  expect((await tryRequest('/', 'here')).body).toMatchObject({ status: 'answered', answer: { status: 200 } });
  expect(asked.map(({ authorization }) => authorization)).toEqual([`Bearer ${SECRET}`]);
  expect((await tryRequest('/', 'elsewhere')).body).toMatchObject({
    status: 'failed',
    reason: 'This credential is for other addresses.',
  });
  expect((await tryRequest('/', 'nobodys')).code).toBe('UNKNOWN_CREDENTIAL');
  expect((await tryRequest('/away', 'here')).body).toMatchObject({ answer: { status: 302 } });
  expect(asked).toHaveLength(2);
});

test('check 88: a system that repeats the secret tells it to nobody', async () => {
  for (const manner of [{ kind: 'bearer' }, { kind: 'basic', username: 'us' }, { kind: 'header', header: 'X-Key' }]) {
    await set({ ...bearer, name: 'repeated', manner });
    await bindHere('repeated');
    asked = [];
    const reply = await tryRequest('/', 'repeated');
    expect(JSON.stringify(asked)).toContain(manner.kind === 'basic' ? 'Basic ' : SECRET);
    expect(reply.text).toContain('•••');
    const inBasic = Buffer.from(`us:${SECRET}`).toString('base64');
    for (const text of [SECRET, inBasic]) expect(reply.text).not.toContain(text);
  }
});

test('check 49: it is published by its name, for its own addresses, and removed it is missing', async () => {
  await set(bearer);
  const publish = async (url: string) => {
    const ends = ['ok', 'timeout', 'failed'].map((port) => [
      port,
      { from: { node: 'ask', port }, to: { node: 'bye' } },
    ]);
    const flow = {
      schemaVersion: 1,
      name: 'Asks',
      nodes: {
        start: { kind: 'start', data: {} },
        ask: { kind: 'request', label: 'Ask', data: { call: { via: 'http', url, credential: 'crm' } } },
        bye: { kind: 'end', data: { text: 'Bye.' } },
      },
      edges: { first: { from: { node: 'start', port: 'next' }, to: { node: 'ask' } }, ...Object.fromEntries(ends) },
    };
    const { body } = await testApi.call('flow.getDraft', { agentId }, owner);
    const { revision } = body as { revision: number };
    await testApi.call('flow.saveDraft', { agentId, flow, revision }, owner);
    const published = await testApi.call('flow.publish', { agentId }, owner);
    const { status, problems = [] } = published.body as { status: string; problems?: { code: string }[] };
    return [status, ...problems.map(({ code }) => code).filter((code) => code.includes('CREDENTIAL'))];
  };
  expect(await publish('https://crm.example/x')).toEqual(['published']);
  expect(await publish('https://other.example/x')).toEqual(['refused', 'CREDENTIAL_ELSEWHERE']);
  const exported = await testApi.call('flow.getDraft', { agentId }, owner);
  expect(exported.text).toContain('"credential":"crm"');
  expect(exported.text).not.toContain(SECRET);
  expect((await testApi.call('credential.remove', { name: 'crm' }, owner)).body).toEqual({ removed: true });
  expect(await publish('https://crm.example/x')).toEqual(['refused', 'UNKNOWN_CREDENTIAL']);
});
