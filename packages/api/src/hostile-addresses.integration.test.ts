import { useDatabase } from '@aybiza/db/testing/use-database';
import { type Canary, startCanary, toThisMachine } from '@aybiza/safe-fetch/testing/canary';
import { hostileAddresses, OUR_OWN_NAME } from '@aybiza/safe-fetch/testing/hostile-addresses';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Credentials, startTestApi, type TestApi } from './testing/start-test-api.ts';

const world = useDatabase();
let canary: Canary;
let addresses: string[];
let testApi: TestApi;
let owner: Credentials;

beforeAll(async () => {
  canary = await startCanary();
  addresses = hostileAddresses(canary.port);
  const reach = { ports: [canary.port], denyHosts: [OUR_OWN_NAME], resolve: toThisMachine };
  testApi = await startTestApi(world, { reach });
  const workspaceId = await testApi.workspace('means-harm');
  owner = (await testApi.person('owner', [{ workspaceId, role: 'owner' }])).credentials;
});
afterAll(async () => {
  await testApi.stop();
  await canary.close();
});

/** A few at a time: nobody is refused because the database has no connection left. */
async function ofEach(ask: (address: string) => Promise<string>): Promise<string[]> {
  const replies: string[] = [];
  for (let first = 0; first < addresses.length; first += 8)
    replies.push(...(await Promise.all(addresses.slice(first, first + 8).map(ask))));
  return replies;
}

test('check 106: no request that is tried from the editor goes inside, and all are refused alike', async () => {
  const created = await testApi.call('agent.create', { name: 'Asks', template: 'empty' }, owner);
  const { agentId } = created.body as { agentId: string };
  const replies = await ofEach(async (url) => {
    const call = { via: 'http', method: 'POST', url, headers: [], body: '' };
    const data = { call, mapping: [], rules: [] };
    const nodes = { ask: { kind: 'request', label: 'Ask', data } };
    const flow = { schemaVersion: 1, name: 'Asks', variables: {}, nodes, edges: {} };
    const { body, code } = await testApi.call('flow.tryRequest', { agentId, flow, node: 'ask', values: {} }, owner);
    const { status, reason, problems } = body as { status: string; reason?: string; problems?: { code: string }[] };
    return code ?? `${status} ${reason ?? problems?.map((problem) => problem.code).join()}`;
  });
  // What is no address of the web, or longer than any, is refused before anything would be sent.
  const refusals = ['FLOW_REFUSED', 'failed This address is not allowed.', 'refused BAD_ADDRESS'];
  expect([...new Set(replies)].toSorted()).toEqual(refusals);
  expect(canary.connections()).toBe(0);
});

test('check 106: no account is stored whose server lies inside', async () => {
  const refusals = await ofEach(async (baseUrl) => {
    const account = { vendor: 'openAiModel', settings: { baseUrl, modelId: 'm' }, secret: 'sk-a-key-of-a-test' };
    const { status, code } = await testApi.call('provider.setAccount', account, owner);
    return `${status} ${code}`;
  });
  // A malformed one is bad input; all others get the same answer.
  expect([...new Set(refusals)].toSorted()).toEqual(['400 BAD_REQUEST', '422 ADDRESS_REFUSED']);
  expect(canary.connections()).toBe(0);
});
